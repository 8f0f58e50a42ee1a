"""Pinpoints: what is looked up, in which document, and what is said of what is not there. All documents are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.card import Card
from corpus.document import Document
from corpus.formats.markdown import read_markdown
from corpus.formats.text import read_text
from corpus.grammar.understand import understand
from corpus.lines import PageTurn
from corpus.symbol import Symbol
from service.asking.answerer import Answerer
from service.asking.document_names import Names
from service.asking.look_up import Pinpoint, Pinpoints, joins, only_shows
from tests.index.ferries import FERRIES

RESOLUTION = """Resolution {number}
of 3 May 2031

The Security Council,

Recalling its resolution 8001 (2025) of 4 June 2025,

Noting with concern the cutting of moorings,{mark}

1. Condemns the cutting of the moorings of ferries;

2. Demands that the patrol boats leave the harbour
of Port Selby;

3. Requests the Secretary-General to report on:

(a) The number of ferries damaged;

(b) The harbours concerned;

5. Decides to remain seized of the matter.

Adopted unanimously at the 12th meeting.


8 See document S/2031/90.
"""
REPORT = """# Report of the Harbour Commission

1. The ferry Selkie sailed from Ardmouth with 112 passengers on 1 February 2023.

2. The commission heard nine witnesses.

## Annex I

### Port Selby

Images 1–4: the cut moorings

Images 5–9: the harbour wall

## Annex II

1. The second annex has a paragraph as well, which is the only one of its kind in this report.
"""


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    def text(number: str, mark: str = " 8") -> Document:
        return understand(read_text(RESOLUTION.format(number=number, mark=mark).encode()), Card(Path("invented.txt")))

    def markdown(text: str, symbol: str) -> Document:
        return understand(read_markdown(text.encode()).lines, Card(Path("invented.md"), Symbol.parse(symbol)))

    return (
        text("9001 (2031)"),
        text("9002 (2031)"),
        markdown(FERRIES, "A/77/401–S/2023/91"),
        markdown(REPORT, "A/77/402"),
    )


class LookUp:
    """Questions with the names of documents that stand in them, as `Questions` hands them on."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._names = Names(documents)
        self._pinpoints = Pinpoints(documents, self._names)

    def named(self, question: str, history: Sequence[str] = (), slugs: Sequence[str] = ()) -> Pinpoint | None:
        return self._pinpoints.named(question, self._names.find(question), history, slugs)


@pytest.fixture(scope="module")
def named(documents: tuple[Document, ...]) -> LookUp:
    return LookUp(documents)


def looked_up(found: Pinpoint | None) -> tuple[str, list[str]]:
    """The document's symbol and the ids of the blocks of a pinpoint that asks nothing more."""
    assert found is not None
    assert found.document is not None
    assert (found.asks, found.remark) == ("", "")
    return str(found.document.symbol), [block.id for block in found.blocks]


P2 = ("S/RES/9001(2031)", ["p2"])


@pytest.mark.parametrize("question", [
    "S/RES/9001 (2031), para. 2",
    "S/RES/9001(2031) para 2",
    "S/RES/9001, para. 2",
    "s/res/9001(2031)#p2".upper().replace("#P2", "#p2"),
    "para. 2 of S/RES/9001 (2031)",
    "paragraph 2 of resolution 9001 (2031)",
    "Paragraph 2 of Resolution 9001",
    "resolution 9001 paragraph 2",
    "resolution 9001 (2031) of 3 May 2031, paragraph 2",
    "What does paragraph 2 of Security Council resolution 9001 (2031) say?",
    "please quote OP2 of resolution 9001",
    "show me operative paragraph 2 of S/RES/9001 (2031)",
])  # fmt: skip
def test_a_paragraph_is_looked_up_however_it_is_named(named: LookUp, question: str) -> None:
    assert looked_up(named.named(question)) == P2


@pytest.mark.parametrize(("question", "symbol", "blocks"), [
    ("S/RES/9001 (2031), paras. 1 and 2", "S/RES/9001(2031)", ["p1", "p2"]),
    ("S/RES/9001 (2031), paras. 2 and 1", "S/RES/9001(2031)", ["p2", "p1"]),
    ("paragraph 3 of resolution 9002", "S/RES/9002(2031)", ["p3", "p3-i1", "p3-i2"]),
    ("paragraph 3 (b) of resolution 9002", "S/RES/9002(2031)", ["p3-i2"]),
    ("preambular paragraph 2 of resolution 9002", "S/RES/9002(2031)", ["pp2"]),
    ("footnote 8 of resolution 9002", "S/RES/9002(2031)", ["fn8"]),
    ("footnote 2 of the letter", "A/77/401–S/2023/91", ["fn2"]),
    ("A/77/401–S/2023/91, [para. 1], footnote 1", "A/77/401–S/2023/91", ["p1", "fn1"]),
    ("S/2023/91 para 2", "A/77/401–S/2023/91", ["p2"]),
    ("A/77/402, para. 1", "A/77/402", ["p1"]),
    ("A/77/402, annex II, para. 1", "A/77/402", ["a2-p1"]),
    ("paragraph 1 of annex II of the report", "A/77/402", ["a2-p1"]),
    ("A/77/402, annex I, images 5–9", "A/77/402", ["a1-c2"]),
    ("image 3 of the report", "A/77/402", ["a1-c1"]),
    ("footnote 2 of the Norlandish letter", "A/77/401–S/2023/91", ["fn2"]),
    ("para 2 of 9002", "S/RES/9002(2031)", ["p2"]),
    ("9002, para. 3 (b)", "S/RES/9002(2031)", ["p3-i2"]),
    ("s/res/9002 § 2", "S/RES/9002(2031)", ["p2"]),
    ("SC res 9002 paragraph two", "S/RES/9002(2031)", ["p2"]),
    ("the last paragraph of resolution 9002", "S/RES/9002(2031)", ["p5"]),
    ("the second preambular paragraph of resolution 9002", "S/RES/9002(2031)", ["pp2"]),
    ("preamble of 9002", "S/RES/9002(2031)", ["pp1", "pp2"]),
    ("S/RES/9002 (2031) at 2", "S/RES/9002(2031)", ["p2"]),
    ("S/RES/9002 (2031), paras. 2; 5", "S/RES/9002(2031)", ["p2", "p5"]),
    ("S/RES/9002 (2031), n. 8", "S/RES/9002(2031)", ["fn8"]),
    ("S/RES/9002 (2031), para. 2 ff.", "S/RES/9002(2031)", ["p2", "p3", "p3-i1", "p3-i2", "p5"]),
])  # fmt: skip
def test_a_place_is_looked_up_in_its_document(named: LookUp, question: str, symbol: str, blocks: list[str]) -> None:
    assert looked_up(named.named(question)) == (symbol, blocks)


def test_what_a_citation_prints_is_looked_up(
    named: LookUp, documents: Sequence[Document], lake_answerer: Answerer
) -> None:
    lake = lake_answerer.snapshot.documents
    for document, pinpoints in [*((d, named) for d in documents), *((d, LookUp(lake)) for d in lake)]:
        for block in document.of_kind("paragraph", "quotation", "list_item", "footnote", "caption"):
            found = pinpoints.named(f"{document.cited}, {block.label}")
            assert found is not None
            assert found.document is document
            assert block in found.blocks
            assert found.blocks[0].label == block.label


@pytest.mark.parametrize(("question", "cited", "blocks"), [
    ("A/77/402, annex, para. 3", "A/77/402, annex, para. 3", ["a1-p3"]),
    ("paragraph 3 of the annex to A/77/402", "A/77/402, annex, para. 3", ["a1-p3"]),
    ("A/77/402, para. 1", "A/77/402, annex, para. 1", ["a1-p1"]),  # printed there, counted in the report itself
    ("A/77/402, [para. 1]", "A/77/402, [para. 1]", ["p1"]),
    ("A/77/500, paras. 1 and 3", "A/77/500, [para. 1], [para. 3]", ["p1", "p3"]),
])  # fmt: skip
def test_a_printed_number_comes_before_a_counted_one_unless_it_is_named_in_brackets(
    lake_answerer: Answerer, question: str, cited: str, blocks: list[str]
) -> None:
    found = LookUp(lake_answerer.snapshot.documents).named(question)
    assert found is not None
    assert (found.cited, [block.id for block in found.blocks], found.asks) == (cited, blocks, "")


def test_a_page_is_all_that_stands_on_it(documents: Sequence[Document]) -> None:
    pages = {"title": 1, "pp1": 1, "pp2": 1, "p1": 1, "p2": 2, "p3": 2}
    blocks = tuple(replace(block, page=pages.get(block.id, 3)) for block in documents[0].blocks)
    paged = LookUp([replace(documents[0], blocks=blocks)])
    assert looked_up(paged.named("What stands on page 1?"))[1] == ["title", "pp1", "pp2", "p1"]
    assert looked_up(paged.named("S/RES/9001 (2031), p. 2"))[1] == ["p2", "p3"]
    over = [replace(b, turns=(PageTurn(b.end - 1, 2),) if b.id == "p1" else ()) for b in blocks]
    turned = LookUp([replace(documents[0], blocks=tuple(over))])
    assert looked_up(turned.named("S/RES/9001 (2031), p. 2"))[1] == ["p1", "p2", "p3"]
    missing = paged.named("page 4 of S/RES/9001 (2031)")
    assert missing is not None
    assert missing.remark == "S/RES/9001 (2031) has no page 4, but 1 to 3."


def test_of_a_document_without_pages_it_is_said_where_it_is_named(named: LookUp, documents: Sequence[Document]) -> None:
    found = named.named("pages 2 and 3 of S/RES/9001 (2031)")
    assert found is not None
    assert (found.blocks, found.near) == ((), ())
    assert found.remark == "S/RES/9001 (2031) is held without its pages."
    assert LookUp(documents[:1]).named("Who is named on page 2?") is None


def test_a_document_by_itself_is_its_title_and_its_beginning(named: LookUp) -> None:
    assert looked_up(named.named("S/RES/9001 (2031)"))[1][:4] == ["title", "pp1", "pp2", "p1"]
    assert looked_up(named.named("What does resolution 9001 say?"))[1][:2] == ["title", "pp1"]


def test_what_was_understood_is_printed_as_a_citation(named: LookUp) -> None:
    found = named.named("paragraph 3 of resolution 9001")
    assert found is not None
    assert found.cited == "S/RES/9001 (2031), para. 3, para. 3 (a), para. 3 (b)"


@pytest.mark.parametrize("question", [
    "How many ferries were damaged?",
    "Who broke resolution 9001 (2031)?",
    "What does resolution 9001 (2031) demand?",
    "Under Security Council resolution 9001, who has to leave?",
    "S/RES/9001 (2031) patrol boats",
    "What does the letter say about resolution 9001 (2031)?",
    "What does the letter say about paragraph 2 of resolution 9001 (2031)?",
    "Does para. 5 mention resolution 8001 (2025)?",
    "paragraph 2 of resolutions 9001 (2031) and 9002 (2031)",
    "figure 12 of the report",
    "Which annex of A/77/402 lists moorings?",
    "What does resolution 9001 (2031) demand in paragraph 2 and elsewhere?",
    "What does resolution 9001 (2031) demand beside paragraph 2?",
    "What does A/77/402 say of the annex?",
    "Who is named in paragraph 2?",
    "the letter",
    "What does the report say?",
    "Which footnote cites S/2031/90?",
])  # fmt: skip
def test_everything_else_is_searched_for(named: LookUp, question: str) -> None:
    assert named.named(question) is None


@pytest.mark.parametrize(("question", "asks"), [
    ("Who has to leave according to paragraph 2 of resolution 9001?", "Who has to leave according to it?"),
    ("Which harbour does S/RES/9001 (2031), para. 2, name?", "Which harbour does it, name?"),
    ("What does resolution 9001 (2031) demand in paragraph 2?", "What does it demand in it?"),
    ("According to resolution 9001, who leaves under paragraph 2?", "According to it, who leaves under it?"),
    ("In resolution 9001 (2031), what is demanded in paragraph 2?", "In it, what is demanded in it?"),
])  # fmt: skip
def test_what_is_asked_of_a_place_is_kept(named: LookUp, question: str, asks: str) -> None:
    found = named.named(question)
    assert found is not None
    assert [block.id for block in found.blocks] == ["p2"]
    assert found.asks == asks


@pytest.mark.parametrize(("question", "remark", "near"), [
    ("S/RES/9001 (2031), para. 99", "S/RES/9001 (2031) has no paragraph 99, but 1 to 3, 5.", ["p5"]),
    ("S/RES/9001 (2031), para. 4", "S/RES/9001 (2031) has no paragraph 4, but 1 to 3, 5.", ["p3"]),
    ("paragraph 2 (c) of resolution 9001",
     "S/RES/9001 (2031) has no paragraph 2 (c), but 1 to 3, 5.", ["p2"]),
    ("footnote 6 of resolution 9001", "S/RES/9001 (2031) has no footnote 6, but 8.", ["fn8"]),
    ("footnote 1 of A/77/402", "A/77/402 has no footnote 1.", []),
    ("A/77/402, annex II, para. 7", "A/77/402 has no paragraph 7 of annex II, but 1.", ["a2-p1"]),
    ("annex IV of A/77/402", "A/77/402 has no annex IV, but I, II.", []),
    ("A/77/402#p77", "A/77/402 has no block p77.", []),
])  # fmt: skip
def test_of_what_is_not_there_it_is_said_what_there_is(
    named: LookUp, question: str, remark: str, near: list[str]
) -> None:
    found = named.named(question)
    assert found is not None
    assert found.blocks == ()
    assert (found.remark, [block.id for block in found.near]) == (remark, near)


def test_of_several_places_those_there_are_are_shown(named: LookUp) -> None:
    found = named.named("S/RES/9001 (2031), paras. 2 and 9")
    assert found is not None
    assert [block.id for block in found.blocks] == ["p2"]
    assert "has no paragraph 9" in found.remark


def test_a_document_that_follows_another_is_asked_what_that_was_asked(named: LookUp) -> None:
    asked = "What does resolution 9001 (2031) demand?"
    assert named.named("and resolution 9002?", [asked]) is None
    assert named.named("and resolution 9002?") is not None
    assert named.named("and resolution 9002?", ["How many ferries were damaged?"]) is not None


@pytest.mark.parametrize(("question", "remark"), [
    ("S/RES/7001 (2020), para. 2", "S/RES/7001 (2020) is not held."),
    ("paragraph 2 of resolution 7001", "Resolution 7001 is not held."),
    ("paragraph 2 of UNSCR 7001", "Resolution 7001 is not held."),
    ("paragraph 2",
     "Name the document that paragraph 2 stands in, for example “paragraph 2 of S/RES/9001 (2031)”."),
    ("Show me footnote 6",
     "Name the document that footnote 6 stands in, for example “footnote 6 of S/RES/9001 (2031)”."),
    ("paragraph 2 of the resolution", "“the resolution” may be S/RES/9001 (2031) or S/RES/9002 (2031); name one of them."),
])  # fmt: skip
def test_a_document_that_is_not_held_or_not_the_only_one_is_named(named: LookUp, question: str, remark: str) -> None:
    found = named.named(question)
    assert found is not None
    assert (found.document, found.remark) == (None, remark)


def test_a_place_without_a_document_is_of_the_only_one(named: LookUp, documents: Sequence[Document]) -> None:
    assert looked_up(LookUp(documents[:1]).named("What does paragraph 2 say?")) == P2
    assert looked_up(named.named("paragraph 2", slugs=["S/RES/9001(2031)"])) == P2


def test_a_place_without_a_document_is_of_the_one_named_last(named: LookUp) -> None:
    history = ["paragraph 2 of resolution 9002", "S/RES/9001 (2031), para. 1", "How many ferries were damaged?"]
    assert looked_up(named.named("and paragraph 2?", history)) == P2


def test_a_place_in_a_document_not_to_look_in_is_searched_for(named: LookUp) -> None:
    assert named.named("S/RES/9001 (2031), para. 2", slugs=["A/77/402"]) is None


@pytest.mark.parametrize(("gap", "joined"), [
    (" of ", True), (", ", True), (" of Security Council resolution ", True), (" of 29 July 1993, ", True), (": ", True),
    (" mentions ", False), (" of the letter to ", False), ("; who said ", False),
])  # fmt: skip
def test_only_joining_words_stand_between_a_place_and_its_document(gap: str, joined: bool) -> None:
    assert joins(gap) is joined


@pytest.mark.parametrize(("rest", "shows"), [
    ("", True), ("What does  say?", True), ("Please show me the full text of ", True), ("what is  about", True),
    ("Who is named in ", False), ("Why ", False), ("When was  written", False), ("how many districts does  name", False),
])  # fmt: skip
def test_a_question_may_want_to_see_a_place_and_no_more(rest: str, shows: bool) -> None:
    assert only_shows(rest) is shows
