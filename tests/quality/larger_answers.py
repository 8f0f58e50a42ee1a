"""Measure the larger questions: `make larger` prints the table of docs/measures.md.

Needs ../shared/data. The questions (tests/quality/larger) were written by people who saw the documents, and neither the
program nor its other questions: lists, several questions in one, comparisons, overviews, time lines, what documents are
and who cites them, follow-ups, questions in other languages, names. Three of ten have no answer in the documents, which
are the letter, six that it cites, and the resolutions that stand in a file beside the questions.

Rules are chosen on the choosing half (`--choosing`, which also says what is wrong) and on 228 questions that three more
people wrote later, each about some resolutions of their own (`--cold`); the other half reports.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tqdm import tqdm

from corpus.document import Block, Document
from index.embed import SentenceEmbedder
from service.asking.answer import Answer, Citation, Found, Part, shown_by
from service.asking.answerer import Answerer
from service.asking.request import Ask
from tests.quality.questions import CITED, CORPUS, FOLDER, RESOLUTIONS, snapshot_of

LARGER = FOLDER / "larger"
#: By three people, each about other resolutions.
COLD = ("cold-a", "cold-b", "cold-c")
_FIVE = 5

#: A question as written: see the files.
Row = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """What is counted of one section: how often, and out of how many."""

    of: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def count(self, name: str, right: int, of: int = 1) -> None:
        self.right[name] += right
        self.of[name] += of

    def add(self, other: Tally) -> None:
        self.of.update(other.of)
        self.right.update(other.right)

    def rows(self) -> Iterator[tuple[str, str]]:
        for name, of in self.of.items():
            yield name, f"{self.right[name]} of {of} = {100 * self.right[name] / of:.0f} %" if of else "none"


Judge = Callable[[Answer, Row, Tally], bool]


# --- Sections ------------------------------------------------------------------------------------------------


def _list(answer: Answer, row: Row, tally: Tally) -> bool:
    """An item is found where a citation of one of its blocks marks it; what is shown is right where it is an item."""
    items, citations = row["items"], shown_by(answer) if isinstance(answer, Found) else ()
    found = [any(_is_in(c, i["blocks"]) and _marks(c, i["text"]) for c in citations) for i in items]
    shown = list(_shown(answer)) if isinstance(answer, Found) else []
    right = [
        any(_names(label, i["text"]) and any(_is_in(c, i["blocks"]) for c in on) for i in items) for label, on in shown
    ]
    tally.count("items found", sum(found), len(found))
    tally.count("of the items shown, right", sum(right), len(right))
    return all(found) and all(right)


def _shown(answer: Found) -> Iterator[tuple[str, list[Citation]]]:
    """What an answer lists: the items of a list; else its marks."""
    if answer.items:
        yield from ((item.label, [answer.citations[at] for at in item.citations]) for item in answer.items)
    else:
        yield from ((mark.text, [citation]) for citation in answer.citations for mark in citation.highlights)


def _parts(answer: Answer, row: Row, tally: Tally) -> bool:
    """A part is right where its first citation is of one of its blocks, or where it has none and is not answered."""
    asked = row["parts"]
    answers = [part.answer for part in _parts_of(answer)] or [answer] * len(asked)
    right = [_is_right(a, part["blocks"]) for a, part in zip(answers, asked, strict=False)]
    is_right = len(answers) == len(asked) and all(right)
    tally.count("all parts right", is_right)
    return is_right


def _comparison(answer: Answer, row: Row, tally: Tally) -> bool:
    is_right = bool(_parts_of(answer)) and all(_side(_parts_of(answer), side) for side in row["sides"])
    tally.count("both sides right", is_right)
    return is_right


def _side(parts: Sequence[Part], side: Row) -> bool:
    own = [part.answer for part in parts if _is_of(part, side)]
    return any(_is_right(answer, side["blocks"]) for answer in own) or not (own or side["blocks"])


def _is_of(part: Part, side: Row) -> bool:
    named = side["document"] in part.question or side["of"] in part.question
    return named or any(str(citation.document.symbol) == side["document"] for citation in shown_by(part.answer))


def _overview(answer: Answer, row: Row, tally: Tally, documents: Mapping[str, Document]) -> bool:
    """All operative paragraphs of a resolution, all headings of another document, and nothing of other documents."""
    document = documents[row["document"]]
    shown = answer.citations if isinstance(answer, Found) and answer.kind == "overview" else ()
    wanted = {block.id for block in document.blocks if _carries(document, block)}
    is_right = bool(shown) and wanted <= {citation.block.id for citation in shown}
    is_right = is_right and all(citation.document is document for citation in shown)
    tally.count("right", is_right)
    return is_right


def _carries(document: Document, block: Block) -> bool:
    if document.kind != "resolution":
        return block.kind == "heading"
    return block.kind == "paragraph" and bool(block.number) and block.numbering != "preambular"


def _timeline(answer: Answer, row: Row, tally: Tally) -> bool:
    days = row["days"]
    shown = (
        [
            (day.on.isoformat(), str(citation.anchor))
            for day, citation in zip(answer.days, answer.citations, strict=True)
        ]
        if isinstance(answer, Found) and answer.kind == "timeline"
        else []
    )
    found = [any(on.startswith(day["date"]) and block in day["blocks"] for on, block in shown) for day in days]
    right = [any(on.startswith(day["date"]) and block in day["blocks"] for day in days) for on, block in shown]
    tally.count("days found", sum(found), len(found))
    tally.count("of the days shown, right", sum(right), len(right))
    if shown:
        tally.count("in order", [on for on, _ in shown] == sorted(on for on, _ in shown))
    return all(found) and all(right)


def _documents(answer: Answer, row: Row, tally: Tally) -> bool:
    """The value stands among the facts, or is marked; the documents cited or told of are those asked for."""
    is_right = isinstance(answer, Found) and _tells(answer, row["values"]) and _lists(answer, row["documents"])
    tally.count("right", is_right)
    return is_right


def _tells(answer: Found, values: Sequence[str]) -> bool:
    marks = (mark.text for citation in answer.citations[:1] for mark in citation.highlights)
    told = [f"{fact.name} {fact.value}" for fact in answer.facts] or marks
    text = f" {_plain(' | '.join(told))} "
    return not values or any(f" {_plain(value)} " in text for value in values)


def _lists(answer: Found, symbols: Sequence[str]) -> bool:
    cited = {str(citation.document.symbol) for citation in answer.citations}
    told = {symbol for symbol in symbols if any(symbol in (fact.name, fact.value) for fact in answer.facts)}
    return not symbols or cited | told == set(symbols)


def _follow_up(answer: Answer, row: Row, tally: Tally) -> bool:
    answers = [part.answer for part in _parts_of(answer)] or [answer]
    is_right = any(_is_right(each, row["blocks"]) for each in answers)
    tally.count("standing alone: right" if row["standalone"] else "leaning: right", is_right)
    return is_right


def _place(answer: Answer, row: Row, tally: Tally) -> bool:
    """The first citation, or the nearest passage, is of a right block; what is answered is right."""
    first = [_is_in(citation, row["blocks"]) for citation in shown_by(answer)[:_FIVE]]
    tally.count("a right paragraph first", any(first[:1]))
    tally.count("among the first five", any(first))
    if isinstance(answer, Found):
        tally.count("of what is answered, right", any(first[:1]))
    return isinstance(answer, Found) and any(first[:1])


_JUDGES: dict[str, Judge] = {
    "list": _list,
    "parts": _parts,
    "comparison": _comparison,
    "timeline": _timeline,
    "documents": _documents,
    "follow_up": _follow_up,
    "language": _place,
    "naming": _place,
}
#: The field that says what answers.
_ANSWERED_BY = {
    "list": "items",
    "overview": "document",
    "timeline": "days",
    "comparison": "sides",
    "parts": "parts",
    "documents": "values",
}


def is_answerable(row: Row) -> bool:
    """Something in the documents answers it, or a part of it."""
    answered_by = row[_ANSWERED_BY.get(row["section"], "blocks")]
    if row["section"] in ("parts", "comparison"):
        return any(part["blocks"] for part in answered_by)
    return bool(answered_by or row.get("documents"))


# --- Comparing -----------------------------------------------------------------------------------------------


def _parts_of(answer: Answer) -> tuple[Part, ...]:
    return answer.parts if isinstance(answer, Found) else ()


def _is_right(answer: Answer, blocks: Sequence[str]) -> bool:
    if not blocks:
        return not isinstance(answer, Found)
    return isinstance(answer, Found) and _is_in(answer.citations[0], blocks)


def _is_in(citation: Citation, blocks: Sequence[str]) -> bool:
    return str(citation.anchor) in blocks


def _marks(citation: Citation, texts: Iterable[str]) -> bool:
    marks = [mark.text for mark in citation.highlights] or [citation.quote]
    return any(_names(mark, texts) for mark in marks)


def _names(label: str, texts: Iterable[str]) -> bool:
    """One of the two holds the other."""
    own = _plain(label)
    return any(own in _plain(text) or _plain(text) in own for text in texts)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


# --- Together ------------------------------------------------------------------------------------------------


def measured(answerer: Answerer, rows: Iterable[Row], wrong: Callable[[Row, Answer], None]) -> dict[str, Tally]:
    """What each section comes to; `wrong` is told of each question that is not answered as it should be."""
    documents = {str(document.symbol): document for document in answerer.snapshot.documents}
    tallies: dict[str, Tally] = {}
    for row in rows:
        answer = answerer.ask(Ask(row["question"], tuple(row.get("history", ()))))
        tally = tallies.setdefault(row["section"], Tally())
        if row.get("standalone"):
            alone = answerer.ask(Ask(row["question"]))
            tally.count("standing alone: left as it is", answer.understood_as == alone.understood_as)
        if not is_answerable(row):
            is_right = not isinstance(answer, Found)
            tally.count("answered, and not answerable", not is_right)
        elif row["section"] == "overview":
            is_right = _overview(answer, row, tally, documents)
        else:
            is_right = _JUDGES[row["section"]](answer, row, tally)
        if not is_right:
            wrong(row, answer)
    return tallies


def read_rows(half: str) -> list[Row]:
    lines = (LARGER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def documents_of(half: str, folder: Path) -> tuple[Path, ...]:
    """The files of the documents that a half is about; its resolutions are laid into `folder`."""
    named = set((LARGER / f"{half}-resolutions.txt").read_text(encoding="utf-8").split())
    with tarfile.open(RESOLUTIONS) as archive:
        members = [member for member in archive if Path(member.name).name.partition("_EN_")[0] in named]
        archive.extractall(folder, members, filter="data")
    return (*CORPUS, *sorted(folder.rglob("*.txt")))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the larger questions.")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--choosing", action="store_true", help="the half to choose by, with what is wrong")
    which.add_argument("--cold", action="store_true", help="the later ones to choose by, with what is wrong")
    parser.add_argument("sections", nargs="*", help="default: all")
    chosen = parser.parse_args()
    if not all(path.exists() for path in (*CITED, RESOLUTIONS)):
        sys.exit(f"{CITED[0].parent} and {RESOLUTIONS} have to be there")
    halves = COLD if chosen.cold else ("choosing",) if chosen.choosing else ("reporting",)
    show = _show if chosen.choosing or chosen.cold else lambda row, answer: None
    embedder, tallies, number = SentenceEmbedder(), dict[str, Tally](), 0
    for half in halves:
        rows = [row for row in read_rows(half) if not chosen.sections or row["section"] in chosen.sections]
        number += len(rows)
        with tempfile.TemporaryDirectory() as folder:
            files = documents_of(half, Path(folder) / "files")
            answerer = Answerer(snapshot_of(Path(folder) / "snapshot", files, embedder), embedder)
            for section, tally in measured(answerer, tqdm(rows, disable=not sys.stderr.isatty()), show).items():
                tallies.setdefault(section, Tally()).add(tally)
    print(f"| {number} questions | | |\n|---|---|---|")
    for section, tally in tallies.items():
        for name, figure in tally.rows():
            print(f"| {section.replace('_', '-')} | {name} | {figure} |")


def _show(row: Row, answer: Answer) -> None:
    asked = " >> ".join((*row.get("history", ()), row["question"]))
    shown = ", ".join(str(citation.anchor) for citation in shown_by(answer)[:_FIVE])
    print(f"{row['id']} {asked}\n    {type(answer).__name__} {answer.understood_as!r}: {shown}")


if __name__ == "__main__":
    main()
