"""The chat page: questions with their answers, and the document beside the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Document, Reference, Voice
from corpus.ranges import Span
from index.languages import language_of
from service import urls
from service.asking.answer import Answer, Citation, Dated, Fact, Footnote, Found, Part, Shape, all_notices, shown_by
from service.asking.answerer import Answerer
from service.asking.side_by_side import NEUTRAL
from service.errors import QUESTION_LIMIT
from service.pages.carrying import AnswerAddress, Asked, CiteView, answer_address, cite_view
from service.pages.document_page import DocumentView, document_view, linked
from service.pages.documents_list import ListedDocument, facts_beside, listed_documents
from service.pages.examples import examples
from service.pages.interface_words import InterfaceWords
from service.pages.links import ReferenceLinks, links_in_text, links_of
from service.pages.markup import Piece, pieces
from service.pages.sources_page import ExcerptView, excerpt_view
from service.pages.table_rows import CellView, cell_views

#: Documents that the first page names; /documents has them all.
_FIRST = 12
#: Citations that a probability is told of.
_MANY = 20
#: Passages shown as near where a part is not answered.
_NEAREST_OF_PART = 1
#: Characters of a document that its language is told by.
_TOLD_BY = 4000
#: How a larger answer was made.
_MADE: dict[Shape, str] = {
    "list": "Each thing stands in its own quotation; what several name alike is listed once.",
    "parts": "Several questions in one: each is answered, or not, by itself.",
    "comparison": "Side by side, word for word; marked are words that the other does not have there. Pincite does "
    "not judge whether they agree.",
    "documents": "Told as data of the documents. Quoted is where they print it, what shows that one is meant, or the "
    "last that was counted.",
    "overview": "In the document’s own words and order. Pincite writes no summary of its own.",
    "timeline": "Sentences that print a date, in the order of the days they tell of. A year in brackets is not printed "
    "there, but in the text before.",
}
_STATUS_WORDS = {
    "not_answered": "No answer was found in the documents held.",
    "answered_by_source_not_held": "A cited document may answer this; its text is not held here.",
}


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation as a template shows it.

    cells    of a table's row, what stands in it
    beneath  what it retells of documents held
    sources  the address of its block beside all its sources; "" where it cites nothing
    repeats  names and addresses of blocks with the same words
    language  of the document, as ISO 639-1 has it
    cite     how it can be cited and copied
    """

    citation: Citation
    pieces: tuple[Piece, ...]
    cells: tuple[CellView, ...]
    url: str
    document_url: str
    voices: tuple[Voice, ...]
    footnotes: tuple[FootnoteView, ...]
    percent: int
    beneath: tuple[ExcerptView, ...]
    sources: str
    repeats: tuple[tuple[str, str], ...]
    language: str
    cite: CiteView
    neutral: str = NEUTRAL


@dataclass(frozen=True, slots=True)
class FootnoteView:
    note: Footnote
    url: str
    pieces: tuple[Piece, ...]
    links: tuple[ReferenceLinks, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """One of several questions in one, or one side of a comparison; `kind` is the form of its own answer."""

    question: str
    answered: bool
    kind: Shape
    facts: tuple[Fact, ...]
    citations: tuple[CitationView, ...]
    remark: str
    words: InterfaceWords


@dataclass(frozen=True, slots=True)
class ItemView:
    """A thing that a list names, and the citations that name it."""

    label: str
    places: tuple[CitationView, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer; `meaning` says in words what its percentage is, or how a larger answer was made.

    days      of a timeline: of each citation, in their order
    items     of a list
    complete  what is shown is all there is
    listed    the documents that answer, where several may
    parts     of several questions in one, or of a comparison
    rows      of a comparison: what stands side by side, None where a side has nothing
    words     what the page says itself, in the language of the question
    address   that the answer keeps
    """

    question: str
    understood_as: str
    answered: bool
    status: str
    percent: int
    meaning: str
    kind: Shape
    facts: tuple[Fact, ...]
    days: tuple[Dated, ...]
    parts: tuple[PartView, ...]
    rows: tuple[tuple[CitationView | None, ...], ...]
    listed: tuple[ListedDocument, ...]
    items: tuple[ItemView, ...]
    complete: bool
    citations: tuple[CitationView, ...]
    not_held: tuple[tuple[Reference, str], ...]
    remark: str
    notice: str
    words: InterfaceWords
    address: AnswerAddress


@dataclass(frozen=True, slots=True)
class ChatPage:
    """The chat: earlier turns and the last one. `shown` is the document beside it, None on an empty page.

    examples   what can be asked, before anything is, with addresses
    documents  the first few of those held, of which there are `held`
    """

    turns: tuple[Turn, ...]
    examples: tuple[tuple[str, str], ...]
    documents: tuple[tuple[Document, str], ...]
    held: int
    shown: DocumentView | None
    question_limit: int = QUESTION_LIMIT

    @property
    def history(self) -> tuple[str, ...]:
        return tuple(turn.question for turn in self.turns)


def chat_page(answerer: Answerer, answers: Sequence[Answer], asked: Asked | None = None) -> ChatPage:
    """`asked` is the address that asks the last question."""
    last, edition = asked or Asked(), answerer.snapshot.manifest.id
    addresses = [*(Asked(last.history[:-before]) for before in range(len(answers) - 1, 0, -1)), last]
    turns = tuple(turn_of(answer, edition, place) for answer, place in zip(answers, addresses, strict=False))
    return ChatPage(
        turns=turns,
        examples=() if answers else tuple((asked, urls.chat(asked)) for asked in examples(answerer.snapshot.documents)),
        documents=linked(answerer.snapshot.documents[:_FIRST]),
        held=len(answerer.snapshot.documents),
        shown=_beside(answerer, answers[-1]) if answers else None,
    )


def turn_of(answer: Answer, edition: str, asked: Asked) -> Turn:
    """`edition` is the snapshot that answered."""
    words = InterfaceWords.of(answer.language)
    citations = _citations(answer)
    parts = tuple(_part(part, words) for part in answer.parts) if isinstance(answer, Found) else ()
    return Turn(
        question=answer.question,
        understood_as=answer.understood_as if answer.understood_as != answer.question else "",
        answered=isinstance(answer, Found),
        status="" if isinstance(answer, Found) else words(_STATUS_WORDS[answer.reason]),
        percent=_percent(answer.confidence),
        meaning=_meaning(answer, words) if isinstance(answer, Found) else "",
        kind=answer.kind if isinstance(answer, Found) else "fact",
        facts=facts_beside(answer),
        days=answer.days if isinstance(answer, Found) else (),
        items=_items(answer, citations) if isinstance(answer, Found) else (),
        complete=isinstance(answer, Found) and answer.complete,
        parts=parts,
        rows=_rows(answer, parts) if isinstance(answer, Found) else (),
        listed=listed_documents(answer),
        citations=citations,
        not_held=() if isinstance(answer, Found) else tuple((r, urls.outside(r)) for r in answer.not_held),
        remark=answer.remark,
        notice=" ".join(map(words, all_notices(answer))),
        words=words,
        address=answer_address(answer, edition, asked),
    )


def _citations(answer: Answer) -> tuple[CitationView, ...]:
    nearest_to = "" if isinstance(answer, Found) else answer.question
    return tuple(_citation(citation, nearest_to) for citation in shown_by(answer))


def _rows(answer: Found, parts: Sequence[PartView]) -> tuple[tuple[CitationView | None, ...], ...]:
    return tuple(
        tuple(part.citations[at] if at is not None else None for part, at in zip(parts, row, strict=True))
        for row in answer.rows
    )


def _part(part: Part, words: InterfaceWords) -> PartView:
    found = isinstance(part.answer, Found)
    return PartView(
        question=part.question,
        answered=found,
        kind=part.answer.kind if isinstance(part.answer, Found) else "fact",
        facts=part.answer.facts if isinstance(part.answer, Found) else (),
        citations=_citations(part.answer)[: None if found else _NEAREST_OF_PART],
        remark=part.answer.remark,
        words=words,
    )


def _items(answer: Found, citations: Sequence[CitationView]) -> tuple[ItemView, ...]:
    return tuple(ItemView(item.label, tuple(citations[number] for number in item.citations)) for item in answer.items)


def _beside(answerer: Answerer, answer: Answer) -> DocumentView | None:
    shown = shown_by(answer)
    if not shown:
        return None
    first = shown[0]
    return document_view(answerer.dossier(first.document), first.marked)


def _citation(citation: Citation, nearest_to: str) -> CitationView:
    document, block = citation.document, citation.block
    marked, links = citation.differing or citation.marked, links_in_text(citation.references, document)
    return CitationView(
        citation=citation,
        pieces=pieces(document, block, Span(citation.start, citation.end), marked=marked, links=links),
        cells=cell_views(document, block, marked=marked, links=links),
        url=urls.place(document, block, marked[0][0], marked[-1][1]) if marked else urls.block(document, block),
        document_url=urls.document(document),
        voices=citation.voice,
        footnotes=tuple(_footnote(document, note) for note in citation.footnotes if note.block.id != block.id),
        percent=_percent(citation.score),
        beneath=tuple(excerpt_view(excerpt) for excerpt in citation.sources),
        sources=urls.sources(document, block) if document.references_behind(block) else "",
        language=language_of(document.text[:_TOLD_BY])[0],
        repeats=tuple((f"{other.cited}, {again.label}", urls.block(other, again)) for other, again in citation.repeats),
        cite=cite_view(citation, nearest_to=nearest_to),
    )


def _footnote(document: Document, note: Footnote) -> FootnoteView:
    block, links = note.block, links_in_text(note.references, document)
    return FootnoteView(
        note=note,
        url=urls.block(document, block),
        pieces=pieces(document, block, block.span, links=links),
        links=tuple(links_of(cited) for cited in note.references),
    )


def _percent(probability: float) -> int:
    return round(100 * probability)


def _meaning(answer: Found, words: InterfaceWords) -> str:
    """How a larger answer was made; else its probability, as what is to be expected of twenty citations."""
    if answer.kind != "fact":
        return _MADE[answer.kind]
    right = round(_MANY * answer.confidence)
    how_many = words("nearly all") if right == _MANY else words("about {}", right)
    figure = "{} %: of {} citations with such a figure {} answer what was asked."
    return words(figure, _percent(answer.confidence), _MANY, how_many)
