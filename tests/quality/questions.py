"""Question sets: read, asked, and judged. Shared by calibration, measurement and the gate.

A line of a set is a JSON object:

    {"id": "c001", "kind": "fact", "question": "…", "history": [], "blocks": ["p13"],
     "answer": ["21 civilians"], "voice": "letter", "footnotes": ["6"]}

`blocks` are all blocks that answer, none where the document does not. `answer` holds verbatim spans. `voice` is
"letter" for the document's author, else the innermost speaker's name, "" where it is not judged. `footnotes` are
those of all `blocks` together.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from index.embed import SentenceEmbedder
from index.reader import Reading
from index.snapshot import Snapshot, build, load
from service.answer import Answer, Citation, Found
from service.ask import Answerer, Ask

FOLDER = Path(__file__).parent
CHOOSING = FOLDER / "letter.choosing.jsonl"
REPORTING = FOLDER / "letter.reporting.jsonl"
UNANSWERABLE = ("near_miss", "role_reversal", "wrong_speaker", "other_event", "off_topic")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a set, with what answers it."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    blocks: frozenset[str]
    answer: tuple[str, ...]
    voice: str
    footnotes: frozenset[str]

    @property
    def answerable(self) -> bool:
        return bool(self.blocks)

    def ask(self) -> Ask:
        return Ask(self.question, self.history)


@dataclass(frozen=True)
class Judged:
    """A question with the answer it got."""

    asked: Asked
    answer: Answer

    @cached_property
    def answered(self) -> bool:
        return isinstance(self.answer, Found)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        return self.answer.citations if isinstance(self.answer, Found) else self.answer.nearest

    @cached_property
    def first_right(self) -> bool:
        """The first citation, or the nearest passage of a question left unanswered, is a right block."""
        return bool(self.citations) and self.citations[0].block.id in self.asked.blocks

    @cached_property
    def any_right(self) -> bool:
        return any(citation.block.id in self.asked.blocks for citation in self.citations)

    @cached_property
    def marked_right(self) -> bool:
        """The words marked in the first citation share something with a right span."""
        return any(
            highlight.text in span or span in highlight.text
            for highlight in self.citations[0].highlights
            for span in self.asked.answer
        )

    @cached_property
    def footnotes_right(self) -> bool:
        """The first citation carries its own block's footnotes, all of them expected, and none is missing."""
        carried = {note.block.number for note in self.citations[0].footnotes}
        return carried == self.asked.footnotes if len(self.asked.blocks) == 1 else carried <= self.asked.footnotes

    @cached_property
    def voice_right(self) -> bool:
        chain = [voice.name for voice in self.citations[0].voice]
        return chain[1:] == [] if self.asked.voice == "letter" else self.asked.voice.casefold() in chain[-1].casefold()


def read_set(path: Path) -> tuple[Asked, ...]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(
        Asked(
            id=row["id"],
            kind=row["kind"],
            question=row["question"],
            history=tuple(row["history"]),
            blocks=frozenset(row["blocks"]),
            answer=tuple(row["answer"]),
            voice=row["voice"],
            footnotes=frozenset(row["footnotes"]),
        )
        for row in rows
    )


def letter_snapshot(folder: Path, letter: Path, embedder: SentenceEmbedder) -> Snapshot:
    build([letter], folder, embedder)
    return load(folder)


def judge(answerer: Answerer, questions: tuple[Asked, ...]) -> tuple[Judged, ...]:
    return tuple(Judged(asked, answerer.ask(asked.ask())) for asked in questions)


def first_reading(answerer: Answerer, asked: Asked) -> Reading:
    """The reading behind the first citation: what calibration is fitted on."""
    return answerer.readings(asked.ask())[0]
