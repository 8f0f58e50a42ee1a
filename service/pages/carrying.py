"""What a reader carries away from a page: citations in the styles, records, the text to copy, addresses that last."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from corpus.document import Document
from service import urls
from service.asking.answer import Answer, Citation, shown_by
from service.citing.cited import cited, whole
from service.citing.copied import Copied, copied
from service.citing.formats import FORMATS
from service.citing.meta_tags import Tag, meta_tags
from service.citing.record import record_of
from service.citing.runs import Runs, plain
from service.citing.styles import STYLES, cite
from service.words import Words, spoken, to_say

#: Whether the quotations are the same, "" where the address does not tell → what is said of it.
_ANSWERS_NOW: dict[bool | str, str] = {
    True: to_say("Edition {} answers now, with the same quotations."),
    False: to_say("Edition {} answers now, and not with the same quotations."),
    "": to_say("Edition {} answers now, and may answer otherwise."),
}
_EDITION = re.compile(r"[0-9a-f]{1,64}")
#: Figures of the hash that tells two answers apart in an address.
_DIGEST = 8


@dataclass(frozen=True, slots=True)
class StyledCitation:
    """What is copied with it, "" where that is as in the first style and as it is shown.

    before  in front of it
    copied  in its place, as plain text
    """

    name: str
    label: str
    runs: Runs
    before: str = ""
    copied: str = ""


@dataclass(frozen=True, slots=True)
class RecordLink:
    label: str
    href: str
    media_type: str


@dataclass(frozen=True, slots=True)
class CiteView:
    """How a citation, or a whole document, can be cited.

    address  of the words in their document, or of the document
    carried  the address that is copied: one that others reach, "" where there is none
    copied   what stands around the citation where the quotation is copied; None of a whole document
    """

    styles: tuple[StyledCitation, ...]
    records: tuple[RecordLink, ...]
    address: str
    carried: str
    copied: Copied | None = None


@dataclass(frozen=True, slots=True)
class Promised:
    """What an address says of its answer: the edition that gave it, and its digest; "" where it says nothing."""

    edition: str = ""
    gave: str = ""


NOTHING_PROMISED = Promised()


@dataclass(frozen=True, slots=True)
class AnswerAddress:
    """The address of an answer with the edition that gave it; `note` says where another edition answers now."""

    permalink: str
    edition: str
    note: str


def cite_view(citation: Citation, words: Words, *, nearest_to: str = "") -> CiteView:
    """`nearest_to` is the question that it does not answer, "" where it answers."""
    place, document, block = cited(citation), citation.document, citation.block
    marked = citation.marked[0] if citation.marked else None
    taken = {name: copied(citation, name, nearest_to=nearest_to, words=words) for name in STYLES}
    own = next(iter(taken.values()))
    styles = tuple(_styled(name, cite(place, name), taken[name], own) for name in STYLES)
    records = tuple(
        RecordLink(form.label, urls.cite(document, block, name, marked), form.media_type)
        for name, form in FORMATS.items()
    )
    address = urls.place(document, block, *marked) if marked else urls.block(document, block)
    return CiteView(styles, records, address, urls.lasting(document, address), own)


def _styled(style: str, runs: Runs, taken: Copied, own: Copied) -> StyledCitation:
    return StyledCitation(
        name=style,
        label=STYLES[style].label,
        runs=runs,
        before=taken.before if taken.before != own.before else "",
        copied=plain(taken.citation) if taken.citation != runs else "",
    )


def document_cite_view(document: Document) -> CiteView:
    place = whole(document)
    styles = tuple(StyledCitation(name, style.label, cite(place, name)) for name, style in STYLES.items())
    records = tuple(
        RecordLink(form.label, urls.cite(document, None, name), form.media_type) for name, form in FORMATS.items()
    )
    address = urls.document(document)
    return CiteView(styles, records, address, urls.lasting(document, address))


def head_tags(document: Document) -> tuple[Tag, ...]:
    """Names and contents of the `<meta>` elements of a document's page."""
    return meta_tags(record_of(document))


def answer_address(answer: Answer, edition: str, history: tuple[str, ...], promised: Promised) -> AnswerAddress:
    """`edition` is the snapshot that answers now, `history` are the questions before the one that it answers."""
    gave = digest(answer)
    permalink = urls.answer(answer.question, history, edition=edition, gave=gave)
    return AnswerAddress(permalink, edition, _note(promised, edition, gave))


def digest(answer: Answer) -> str:
    """Two answers with the same one show the same quotations from the same places, as answering or as not."""
    shown = [type(answer).__name__, *(f"{c.anchor} {c.start}-{c.end} {c.quote}" for c in shown_by(answer))]
    return hashlib.sha256("\n".join(shown).encode("utf-8", "replace")).hexdigest()[:_DIGEST]


def _note(promised: Promised, edition: str, gave: str) -> str:
    if not promised.edition or promised.edition == edition:
        return ""
    say = spoken()
    if _EDITION.fullmatch(promised.edition):
        former = say("This address was made with edition {} of the documents held.", promised.edition)
    else:
        former = say("This address was made with another edition of the documents held.")
    return f"{former} {say(_ANSWERS_NOW[promised.gave and promised.gave == gave], edition)}"
