"""Question files: one JSON object a line.

    {"id": "c001", "kind": "fact", "question": "…", "history": [], "blocks": ["A/75/660#p13"],
     "answer": ["21 civilians"], "voice": "letter", "footnotes": ["6"]}

`id`, `question` and `blocks` have to be there. `blocks` are the anchors of all blocks that answer, each a symbol (any
half of it), # and the block; an empty list says that the documents do not answer. `history` holds earlier questions,
oldest first. `documents` are those to ask within, by any half of their symbols; without it all are asked. `answer`
holds verbatim spans. `voice` is "letter" for the document's own author, else the innermost speaker's name. `footnotes`
are the numbers of those of all `blocks` together. `kind` is any word; false answers are counted by it. What is left
out is not judged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus.address import Identifier, identify_held
from corpus.anchor import Anchor
from corpus.errors import BadAnchor, BadSymbol, UnknownBlock, UnknownDocument, UnknownName
from index.snapshot import Snapshot
from service.asking.request import Ask, check
from service.errors import BadLine, BadQuestion, NotHeld, UnusableFile
from service.measuring.lines import check_id, read_json_lines
from service.measuring.topics import Topics


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    question: str
    blocks: list[str]
    kind: str = ""
    history: list[str] = Field(default_factory=list)
    answer: list[str] = Field(default_factory=list)
    voice: str = ""
    footnotes: list[str] | None = None
    documents: list[str] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a file, with what answers it.

    blocks     anchors of all that answer
    footnotes  None where they are not judged
    documents  those to ask within; none means all
    """

    id: str
    kind: str
    question: str
    history: tuple[str, ...] = ()
    blocks: frozenset[Anchor] = frozenset()
    answer: tuple[str, ...] = ()
    voice: str = ""
    footnotes: frozenset[str] | None = None
    documents: tuple[Identifier, ...] = ()

    @property
    def answerable(self) -> bool:
        return bool(self.blocks)

    def ask(self) -> Ask:
        return Ask(self.question, self.history, self.documents)


def read_questions(path: Path) -> tuple[Asked, ...]:
    """Raises `BadLine` and `UnusableFile`."""
    seen: dict[str, int] = {}
    questions = []
    for number, line in read_json_lines(path, _Line):
        asked = _asked(path, number, line)
        if seen.setdefault(asked.id, number) != number:
            raise BadLine(path, number, f"the id {asked.id!r} stands in line {seen[asked.id]} as well; ids are unique")
        questions.append(asked)
    if not questions:
        raise UnusableFile(path, "it holds no question")
    return tuple(questions)


def placed(questions: Sequence[Asked], snapshot: Snapshot) -> tuple[Asked, ...]:
    """The questions with their blocks as the snapshot names them, by whichever half they were named.

    Raises `NotHeld` with every document and block that the snapshot lacks.
    """
    missing: dict[str, str] = {}
    found = [replace(asked, blocks=frozenset(_places(asked, snapshot, missing))) for asked in questions]
    if missing:
        raise NotHeld(missing)
    return tuple(found)


def topics_of(path: Path, questions: Sequence[Asked]) -> Topics:
    """The answerable questions, for comparing rankings."""
    answerable = [asked for asked in questions if asked.answerable]
    return Topics(
        name=path.name,
        about=f"{len(answerable)} answerable questions of {len(questions)}, sha256 {hash_of(path)}",
        asks={asked.id: asked.ask() for asked in answerable},
        qrels={asked.id: dict.fromkeys(sorted(map(str, asked.blocks)), 1) for asked in answerable},
    )


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _asked(path: Path, number: int, line: _Line) -> Asked:
    asked = Asked(
        id=check_id(path, number, line.id),
        kind=line.kind,
        question=line.question,
        history=tuple(line.history),
        blocks=frozenset(_anchor(path, number, block) for block in line.blocks),
        answer=tuple(line.answer),
        voice=line.voice,
        footnotes=None if line.footnotes is None else frozenset(line.footnotes),
        documents=tuple(_document(path, number, document) for document in line.documents),
    )
    try:
        check(asked.ask())
    except BadQuestion as error:
        raise BadLine(path, number, str(error)) from error
    return asked


def _anchor(path: Path, number: int, text: str) -> Anchor:
    try:
        return Anchor.parse(text)
    except (BadAnchor, BadSymbol) as error:
        raise BadLine(path, number, f'"blocks": {error}') from error


def _document(path: Path, number: int, text: str) -> Identifier:
    try:
        return identify_held(text)
    except BadSymbol as error:
        raise BadLine(path, number, f'"documents": {error}') from error


def _places(asked: Asked, snapshot: Snapshot, missing: dict[str, str]) -> set[Anchor]:
    """The question's anchors; notes in `missing` what is not there, with the first question that names it."""
    for within in asked.documents:
        try:
            snapshot.document(within)
        except (UnknownDocument, UnknownName):
            missing.setdefault(f"the document {within}", asked.id)
    places = set()
    for anchor in sorted(asked.blocks, key=str):
        try:
            document = snapshot.document(anchor.document)
            places.add(document.anchor(document.block(anchor.block)))
        except (UnknownDocument, UnknownName):
            missing.setdefault(f"the document {anchor.document}", asked.id)
        except UnknownBlock:
            missing.setdefault(f"block {anchor.block} of {anchor.document}", asked.id)
    return places
