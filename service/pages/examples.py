"""Questions to begin with, made from the documents that are held: each names what its document answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import islice

from corpus.document import Document, Role, Voice
from corpus.names import CALENDAR
from corpus.voice_chain import quoted_in
from index.question import names, peoples

#: Questions that the first page shows.
_MOST = 4
#: Times that what a speaker is asked about is named: what stands with a capital once may only open a sentence.
_OFTEN = 2


def examples(documents: Sequence[Document]) -> tuple[str, ...]:
    """At most four, of as many kinds as the documents have; the same for the same documents."""
    firsts = (next((asked for document in documents if (asked := form(document))), "") for form in _FORMS)
    return tuple(islice(filter(None, firsts), _MOST))


def _of_an_organisation(document: Document) -> str:
    return _of_a_voice(document, "quoted organisation")


def _of_a_person(document: Document) -> str:
    return _of_a_voice(document, "quoted person")


def _of_a_voice(document: Document, role: Role) -> str:
    """What the one that is quoted most says about what its words name most."""
    quoted = [(voice.name, words) for voice, words in _quoted(document) if voice.role == role]
    if not quoted:
        return ""
    speaker = Counter(name for name, _ in quoted).most_common(1)[0][0]
    told = Counter(named for name, words in quoted if name == speaker for named in names(f"… {words}"))
    said = {part for voice, _ in _quoted(document) for part in (voice.name, voice.title, document.author.name) if part}
    often = (named for named, times in told.most_common() if times >= _OFTEN)
    about = next((named for named in often if _is_a_matter(named, said)), "")
    return f"What does {speaker} say about {about}?" if about else f"What does {speaker} say?"


def _is_a_matter(name: str, said: Set[str]) -> bool:
    """No month, nobody who speaks, no part of a title, and no adjective of a people: "about Estavian" is no English."""
    other = not CALENDAR.isdisjoint(name.split()) or any(name in part or part in name for part in said)
    return not other and not peoples(f"{name} words")


def _quoted(document: Document) -> Iterator[tuple[Voice, str]]:
    """Who speaks inside the document with the words: of whole blocks, and of parts of them."""
    for block in document.of_kind("paragraph", "quotation", "list_item"):
        spoken = [(block.voice, block.start, block.end)]
        spoken += [(speech.voice, speech.start, speech.end) for speech in block.speeches]
        yield from ((voice[-1], document.text[start:end]) for voice, start, end in spoken if quoted_in(voice))


def _of_the_signature(document: Document) -> str:
    return f"Who signed {document.called}?" if document.signature else ""


def _of_a_paragraph(document: Document) -> str:
    """Of the first paragraph of the main text whose number is printed."""
    paragraphs = document.of_kind("paragraph")
    numbered = (block.number for block in paragraphs if block.numbering == "printed" and not block.part)
    return next((f"What does paragraph {number} of {document.called} say?" for number in numbered), "")


def _of_a_footnote(document: Document) -> str:
    """Of the first footnote that cites something."""
    citing = (block for block in document.of_kind("footnote") if block.number and document.references_in(block))
    return next((f"What does footnote {block.number} of {document.called} cite?" for block in citing), "")


#: In the order in which they are shown.
_FORMS: tuple[Callable[[Document], str], ...] = (
    _of_an_organisation,
    _of_the_signature,
    _of_a_paragraph,
    _of_a_footnote,
    _of_a_person,
)
