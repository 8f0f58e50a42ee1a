"""What the pipeline gives → the JSON of the API."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Block, Document, Reference, Speech, Voice
from index.search import Hit
from service import urls
from service.answer import Answer, Citation, CitedReference, Footnote, Found, notice_of, shown_by
from service.schemas import (
    AgendaItemJson,
    AnchorJson,
    AnswerJson,
    BlockJson,
    CitationJson,
    CitedAtJson,
    DocumentJson,
    DocumentSummaryJson,
    FootnoteJson,
    HighlightJson,
    HitJson,
    RangeJson,
    ReferenceJson,
    SpeakerJson,
    VoiceJson,
)


def answer_json(answer: Answer, snapshot: str) -> AnswerJson:
    found = isinstance(answer, Found)
    shown = shown_by(answer)
    return AnswerJson(
        question=answer.question,
        understood_as=answer.understood_as,
        status="answered" if isinstance(answer, Found) else answer.reason,
        confidence=answer.confidence,
        citations=[citation_json(citation) for citation in shown] if found else [],
        nearest=[] if found else [citation_json(citation) for citation in shown],
        sources_not_held=[] if isinstance(answer, Found) else [_reference(r, held=False) for r in answer.not_held],
        remark=answer.remark,
        notice=notice_of(answer),
        snapshot=snapshot,
    )


def citation_json(citation: Citation) -> CitationJson:
    document, block = citation.document, citation.block
    return CitationJson(
        quote=citation.quote,
        highlights=[HighlightJson(start=h.start, end=h.end, text=h.text) for h in citation.highlights],
        anchor=AnchorJson(
            document=str(document.symbol), block=block.id, label=block.label, section=block.section, page=block.page
        ),
        range=RangeJson(start=citation.start, end=citation.end, sha256=document.sha256),
        voice=[_voice(voice) for voice in citation.voice],
        speakers=_speakers(citation.speeches, citation.start),
        footnotes=[_footnote(note) for note in citation.footnotes],
        cite_as=citation.cite_as,
        url=urls.block(document, block),
        score=citation.score,
        repeats=list(citation.repeats),
        same_as=citation.same_as or None,
        author=document.author.name,
        title=document.title,
        dated=document.masthead.dated.isoformat() if document.masthead.dated else None,
    )


def hit_json(hit: Hit, document: Document) -> HitJson:
    block = document.block(hit.passage.block)
    return HitJson(
        document=str(document.symbol),
        block=block.id,
        label=block.label,
        text=hit.passage.text,
        context=hit.passage.context,
        url=urls.block(document, block),
        scores={leg: round(score, 4) for leg, score in hit.scores.items()},
    )


def summary_json(document: Document) -> DocumentSummaryJson:
    head = document.masthead
    return DocumentSummaryJson(
        symbol=str(document.symbol),
        halves=list(document.symbol.halves),
        title=document.title,
        kind=document.kind,
        author=document.author.name,
        dated=head.dated.isoformat() if head.dated else None,
        distributed=head.distributed.isoformat() if head.distributed else None,
        blocks=len(document.blocks),
        sha256=document.sha256,
        url=urls.document(document),
    )


def document_json(document: Document, held: frozenset[str], notes: dict[str, list[Footnote]]) -> DocumentJson:
    """`held` are keys of references the corpus holds; `notes` each block's footnotes."""
    return DocumentJson(
        **summary_json(document).model_dump(),
        text=document.text,
        language=document.masthead.language,
        sessions=list(document.masthead.sessions),
        agenda=[AgendaItemJson(number=i.number, title=i.title, block=i.block) for i in document.masthead.agenda],
        references=[
            CitedAtJson(**_reference(r, held=r.key in held).model_dump(), block=r.block) for r in document.references
        ],
        warnings=list(document.warnings),
        notice=document.notice,
        contents=[block_json(document, block, notes[block.id]) for block in document.blocks],
    )


def block_json(document: Document, block: Block, notes: list[Footnote]) -> BlockJson:
    return BlockJson(
        id=block.id,
        kind=block.kind,
        label=block.label,
        section=block.section,
        under=list(block.under),
        number=block.number,
        page=block.page,
        text=document.text_of(block),
        range=RangeJson(start=block.start, end=block.end, sha256=document.sha256),
        voice=[_voice(voice) for voice in block.voice],
        speakers=_speakers(block.speeches, block.start),
        footnotes=[_footnote(note) for note in notes],
        url=urls.block(document, block),
    )


def _voice(voice: Voice) -> VoiceJson:
    return VoiceJson(name=voice.name, role=voice.role, manner=voice.manner, title=voice.title)


def _speakers(speeches: Sequence[Speech], start: int) -> list[SpeakerJson]:
    """Speeches with offsets counted from `start`."""
    return [SpeakerJson(start=s.start - start, end=s.end - start, voice=[_voice(v) for v in s.voice]) for s in speeches]


def _footnote(note: Footnote) -> FootnoteJson:
    return FootnoteJson(
        number=note.block.number,
        text=note.text,
        at=note.at,
        references=[_cited(reference) for reference in note.references],
    )


def _cited(cited: CitedReference) -> ReferenceJson:
    return _reference(cited.reference, held=cited.held is not None)


def _reference(reference: Reference, *, held: bool) -> ReferenceJson:
    return ReferenceJson(
        symbol=str(reference.symbol) if reference.symbol else None,
        title=reference.title or None,
        author=reference.author or None,
        date=reference.date or None,
        url=reference.url or (urls.un_page(reference.symbol) if reference.symbol else None),
        held=held,
        flags=list(reference.flags),
    )
