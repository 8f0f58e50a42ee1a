"""A quotation as it is copied: in quotation marks, with who speaks, the citation, and what has to be said of it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Voice
from service.asking.answer import Citation
from service.citing.line import enclosed, one_line, printed
from service.citing.nested import in_marks
from service.citing.styles import STYLES

_MANNERS = {"own": "quoting", "quoted": "quoting", "reported": "reporting"}


@dataclass(frozen=True, slots=True)
class Copied:
    """Lines before the citation, and those behind it; its address, the last line, depends on who serves it."""

    before: str
    after: str

    def text(self, citation: str, address: str) -> str:
        return "\n".join(filter(None, (self.before, citation, self.after, address)))


def copied(citation: Citation, style: str = "un", *, nearest_to: str = "") -> Copied:
    """In the marks of a citation style, one of `STYLES`; for any other, such as the form of a record, in double ones.

    `nearest_to` is the question that the passage does not answer, "" where it answers: the text says so first.
    """
    single = style in STYLES and STYLES[style].single
    quotation = in_marks(enclosed(printed(citation.quote)), single=single)
    speakers = spoken_by(citation.voice)
    return Copied("\n".join(filter(None, (_nearest(nearest_to), quotation, speakers))), citation.notice)


def spoken_by(voices: tuple[Voice, ...]) -> str:
    """ "Permanent Representative of Norland, quoting International Harbour Union", the outermost first."""
    names = [one_line(voice.name) for voice in voices]
    linked = [f"{_link(voice)} {name}" for voice, name in zip(voices[1:], names[1:], strict=True)]
    return ", ".join([*names[:1], *linked])


def _link(voice: Voice) -> str:
    """Behind somebody else an author is that of an annex."""
    return "with an annex by" if voice.role == "author" else _MANNERS[voice.manner]


def _nearest(question: str) -> str:
    if not question:
        return ""
    asked = in_marks(enclosed(one_line(question)))
    return f"Not an answer to {asked}: the documents held do not answer it. Nearest passage:"
