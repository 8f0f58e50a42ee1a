"""A quotation as it is copied: in quotation marks, with who speaks, the citation, and what has to be said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.document import Voice
from service.asking.answer import Citation
from service.citing.cited import Cited, cited
from service.citing.line import enclosed, one_line, printed
from service.citing.nested import in_marks
from service.citing.record import Record
from service.citing.runs import Runs, plain
from service.citing.styles import STYLES, cite
from service.words import Words, to_say

_MANNERS = {"own": to_say("quoting"), "quoted": to_say("quoting"), "reported": to_say("reporting")}
_ENGLISH = Words()


@dataclass(frozen=True, slots=True)
class Copied:
    """The lines of it; who speaks is named once, in the citation or on a line in front of it.

    before    lines in front of the citation
    citation  with the author of the document in it
    after     what has to be said of it
    The last line, its address, depends on who serves it.
    """

    before: str
    citation: Runs
    after: str

    def text(self, address: str) -> str:
        told = plain(self.citation)
        return "\n".join(filter(None, (self.before, told, self.after, "" if address in told else address)))


def copied(citation: Citation, style: str = "un", *, nearest_to: str = "", words: Words = _ENGLISH) -> Copied:
    """In a citation style, one of `STYLES`; for any other, such as the form of a record, in that of the United Nations.

    `nearest_to` is the question that the passage does not answer, "" where it answers: the text says so first, in
    `words` like the notice. Quotation and citation are no words of ours.
    """
    known = style if style in STYLES else "un"
    return copied_as(citation, replace(cited(citation), authored=True), known, nearest_to=nearest_to, words=words)


def copied_as(citation: Citation, place: Cited, style: str, *, nearest_to: str = "", words: Words = _ENGLISH) -> Copied:
    """The same with what is cited given, such as with another footnote."""
    told = cite(place, style)
    quotation = in_marks(enclosed(printed(citation.quote)), single=STYLES[style].single)
    speakers = "" if _names_all(plain(told), citation.voice, place.record) else spoken_by(citation.voice, words)
    before = "\n".join(filter(None, (_nearest(nearest_to, words), quotation, speakers)))
    return Copied(before, told, words(citation.notice) if citation.notice else "")


def _names_all(told: str, voices: tuple[Voice, ...], record: Record) -> bool:
    """An organ of the United Nations is named as a style calls it: "UNSC Res 853"."""
    organ = record.author_organ
    called = (organ.name, organ.oscola, organ.bluebook) if organ else ()
    names = [one_line(voice.name) for voice in voices]
    return all(name in told or (name == record.author and any(own in told for own in called)) for name in names)


def spoken_by(voices: tuple[Voice, ...], words: Words = _ENGLISH) -> str:
    """ "Permanent Representative of Norland, quoting International Harbour Union", the outermost first."""
    names = [one_line(voice.name) for voice in voices]
    linked = [f"{words(_link(voice))} {name}" for voice, name in zip(voices[1:], names[1:], strict=True)]
    return words(", ").join([*names[:1], *linked])


def _link(voice: Voice) -> str:
    """Behind somebody else an author is that of an annex."""
    return to_say("with an annex by") if voice.role == "author" else _MANNERS[voice.manner]


def _nearest(question: str, words: Words) -> str:
    if not question:
        return ""
    asked = in_marks(enclosed(one_line(question)))
    return words("Not an answer to {}: the documents held do not answer it. Nearest passage:", asked)
