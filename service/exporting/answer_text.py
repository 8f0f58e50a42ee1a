"""An answer as one text for a chat, with the ranges in which it quotes: quotations, places, speakers, footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.asking.answer import Answer, Citation
from service.citing.line import enclosed
from service.exporting.turn_lines import answer_lines
from service.exporting.written import Kind, Line
from service.words import speaking

#: What stands in front of a line of each kind: as people write it, and as Markdown reads it.
_IN_FRONT: dict[Kind, str] = {"heading": "### ", "day": "### ", "item": "- ", "fact": "- ", "footnote": "Footnote "}
#: What a front end would make a picture, a link or an element of the page of. Everything else stays as it is.
_MADE_HARMLESS = (("](", "]\\("), ("<", "\\<"))
_ANSWERS: tuple[Kind, ...] = ("quote", "may_answer")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The range `[start, end)` of the text, in code points, that is the words of a citation.

    `answers` is False for what only stands near.
    """

    citation: Citation
    start: int
    end: int
    answers: bool


@dataclass(frozen=True, slots=True)
class AnswerText:
    """`paragraphs` joined by blank lines are `text`, which the ranges count in."""

    paragraphs: tuple[str, ...]
    quoted: tuple[Quoted, ...]

    @property
    def text(self) -> str:
        return _BETWEEN.join(self.paragraphs)


_BETWEEN = "\n\n"


def answer_text(answer: Answer, style: str = "un") -> AnswerText:
    """Quotations stand in it word for word, each with its place and who speaks; a refusal says that it is one.

    In English, as everything that programs are told.
    """
    with speaking("en"):
        return _joined(answer_lines(answer, style))


def _joined(lines: Iterable[Line]) -> AnswerText:
    paragraphs, quoted, at = list[str](), list[Quoted](), 0
    for line in lines:
        written, before = _written(line)
        if line.quoted is not None:
            start, end = at + before, at + len(written) - 1
            quoted.append(Quoted(line.quoted, start, end, line.kind in _ANSWERS))
        if line.kind == "voice" and paragraphs:  # who speaks belongs to the place
            paragraphs[-1] += f"\n{written}"
            at += 1 + len(written)
        else:
            paragraphs.append(written)
            at += len(written) + len(_BETWEEN)
    return AnswerText(tuple(paragraphs), tuple(quoted))


def _written(line: Line) -> tuple[str, int]:
    """The paragraph, and how many signs of it stand before its text."""
    if line.quoted is not None:
        return f"“{_harmless(line.quoted.quote)}”", 1
    before = _IN_FRONT.get(line.kind, "")
    return f"{before}{enclosed(_harmless(line.text))}", len(before)


def _harmless(text: str) -> str:
    for sign, instead in _MADE_HARMLESS:
        text = text.replace(sign, instead)
    return text
