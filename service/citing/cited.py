"""What is cited: a document or a place in it, and who is quoted there from which source."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.dates import read_date
from corpus.document import Document, Reference, Voice
from corpus.symbol import Symbol
from corpus.voice_chain import authors_of, quoted_in
from service.asking.answer import Citation, Footnote
from service.citing.line import one_line
from service.citing.record import Record, record_of


@dataclass(frozen=True, slots=True)
class QuotedSource:
    """What the document itself cites for the words it quotes, as it prints that; "" and None where it says nothing.

    date  as printed, `on` the same date read
    """

    author: str
    title: str
    symbol: str
    date: str
    on: datetime.date | None


@dataclass(frozen=True, slots=True)
class Cited:
    """A document, or a place in one.

    pinpoint   how the United Nations' own style names the place, "[para. 13]"; "" for the whole document
    footnotes  numbers of those that are cited with it
    speakers   who is quoted there, the innermost first; none where the document's author speaks
    ways       how each of them but the outermost is heard in the next
    reported   the document does not quote the outermost of them, but reports in its own words
    annexed    the outermost of them is the author of the annex that the place is in
    source     what the innermost are quoted from, None where the document does not say
    authored   the document's author is named in every style, as beside a quotation, whose speaker he is
    """

    record: Record
    pinpoint: str = ""
    footnotes: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    reported: bool = False
    annexed: bool = False
    source: QuotedSource | None = None
    authored: bool = False

    @property
    def linked(self) -> str:
        """How the outermost of those who speak is in the document."""
        if self.annexed:
            return "annexed to"
        return "reported in" if self.reported else "quoted in"

    @property
    def heard(self) -> str:
        """ "A person, in an organisation" or "An office, reported in an organisation"; "" where nobody is quoted."""
        outer = (f", {way} {name}" for way, name in zip(self.ways, self.speakers[1:], strict=True))
        return "".join((*self.speakers[:1], *outer))

    @property
    def place(self) -> str:
        """Pinpoint and footnotes as the United Nations' own style names them; "" for the whole document."""
        return ", ".join(filter(None, (self.pinpoint, footnotes_named(self.footnotes))))


def whole(document: Document) -> Cited:
    return Cited(record_of(document))


def cited(citation: Citation) -> Cited:
    """What a citation cites: the words that it marks, with the footnotes of the sentences that they stand in."""
    inner = tuple(reversed(citation.voice[1:]))
    return Cited(
        record=record_of(citation.document),
        pinpoint=citation.block.label,
        footnotes=tuple(note.block.number for note in citation.footnotes if _is_of_the_marked(citation, note)),
        speakers=tuple(one_line(voice.name) for voice in inner),
        ways=tuple("reported in" if voice.manner == "reported" else "in" for voice in inner[:-1]),
        reported=any(voice.manner == "reported" for voice in citation.voice[1:2]),
        annexed=len(authors_of(citation.voice)) > 1,
        source=_source(citation),
    )


def with_footnote(place: Cited, number: str) -> Cited:
    """The same with one of its footnotes alone."""
    return replace(place, footnotes=(number,))


def footnotes_of(citation: Citation) -> tuple[str, ...]:
    """Numbers of all footnotes that are quoted with it: one that is asked for may stand with another sentence."""
    return tuple(note.block.number for note in citation.footnotes if note.block.id != citation.block.id)


def footnotes_named(numbers: tuple[str, ...], one: str = "footnote ", several: str = "footnotes ") -> str:
    """ "footnote 6", "footnotes 5, 6 and 7"; "" for none."""
    if len(numbers) > 1:
        return f"{several}{', '.join(numbers[:-1])} and {numbers[-1]}"
    return f"{one}{numbers[0]}" if numbers else ""


def _is_of_the_marked(citation: Citation, note: Footnote) -> bool:
    """It closes the quotation, or its mark stands in a sentence with marked words; of no marked words all are."""
    block, marked = citation.block, citation.marked
    if note.block.id == block.id:
        return False
    if not marked or note.block.id == block.closed_by:
        return True
    at = [mark.at for mark in block.marks if mark.note == note.block.id]
    sentences = [one for one in citation.document.sentences_of(block) if any(map(one.overlaps, marked))]
    return not at or any(sentence.start < place <= sentence.end for sentence in sentences for place in at)


def _source(citation: Citation) -> QuotedSource | None:
    """The one thing that the footnote of a quotation cites, or the one of several that names the speaker as author."""
    speakers = quoted_in(citation.voice)
    if not speakers:
        return None
    for note in _notes_of_quotation(citation):
        references = [cited.reference for cited in note.references]
        by_speaker = [reference for reference in references if _is_by(reference, speakers)]
        if len(references) == 1 or by_speaker:
            return _as_printed((by_speaker or references)[0])
    return None


def _notes_of_quotation(citation: Citation) -> Iterator[Footnote]:
    """The footnote that closes a block quotation; of a speech in a sentence, those in it and the first behind it."""
    block = citation.block
    closing = [note for note in citation.footnotes if note.block.id == block.closed_by]
    if closing or quoted_in(block.voice):
        yield from closing or _marked_from(citation, block.start, block.end)
        return
    marked = citation.marked or (block.span,)
    covering = [s for s in block.speeches if s.start <= marked[0].start and marked[0].end <= s.end]
    for speech in sorted(covering, key=lambda speech: speech.end - speech.start)[:1]:
        sentence = next((s for s in citation.document.sentences_of(block) if s.start < speech.end <= s.end), block.span)
        yield from _marked_from(citation, speech.start, max(speech.end, sentence.end))


def _marked_from(citation: Citation, start: int, end: int) -> Iterator[Footnote]:
    inside = {mark.note for mark in citation.block.marks if start < mark.at <= end}
    return (note for note in citation.footnotes if note.block.id in inside)


def _is_by(reference: Reference, speakers: Iterable[Voice]) -> bool:
    author = reference.author.casefold()
    return bool(author) and any(voice.name.casefold() in (author, author.removeprefix("the ")) for voice in speakers)


def _as_printed(reference: Reference) -> QuotedSource:
    symbol = reference.symbol.cited if isinstance(reference.symbol, Symbol) else ""
    return QuotedSource(
        author=one_line(reference.author),
        title=one_line(reference.title),
        symbol=symbol,
        date=one_line(reference.date),
        on=reference.on or read_date(reference.date),
    )
