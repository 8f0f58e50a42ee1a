"""What the pipeline gives → the JSON of the API."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus.citations.catalogue import Entry, Mention
from corpus.document import Block, Document, Reference, Speech, Voice
from corpus.ranges import Span
from service import urls
from service.api.schemas import (
    AgendaItemJson,
    AnchorJson,
    AnswerJson,
    BlockJson,
    CellPlaceJson,
    CitationJson,
    CitedAtJson,
    CitedByJson,
    CitesJson,
    DocumentJson,
    DocumentSummaryJson,
    ExcerptJson,
    FactJson,
    FootnoteJson,
    HeadJson,
    HighlightJson,
    ItemJson,
    MentionJson,
    NotHeldJson,
    PartJson,
    PlaceJson,
    RangeJson,
    ReferenceJson,
    RowJson,
    SentenceJson,
    SourceJson,
    SourcesJson,
    SpeakerJson,
    Status,
    VoiceJson,
)
from service.asking.answer import Answer, Citation, CitedReference, Excerpt, Footnote, Found, Part, notice_of, shown_by
from service.asking.dossier import Dossier
from service.asking.side_by_side import NEUTRAL, NearSource, SideBySide, fetch_command


def answer_json(answer: Answer, snapshot: str) -> AnswerJson:
    found = isinstance(answer, Found)
    shown = shown_by(answer)
    larger = answer if isinstance(answer, Found) else Found("", "", 0.0, ())
    return AnswerJson(
        question=answer.question,
        understood_as=answer.understood_as,
        status=status_of(answer),
        confidence=answer.confidence,
        citations=[citation_json(citation) for citation in shown] if found else [],
        kind=larger.kind,
        facts=[FactJson(name=fact.name, value=fact.value, derivation=fact.derivation) for fact in larger.facts],
        items=_items(larger),
        parts=[part_json(part) for part in larger.parts],
        rows=[list(row) for row in larger.rows],
        complete=larger.complete,
        language=answer.language,
        nearest=[] if found else [citation_json(citation) for citation in shown],
        sources_not_held=[] if isinstance(answer, Found) else [_not_held(r) for r in answer.not_held],
        remark=answer.remark,
        notice=notice_of(answer),
        snapshot=snapshot,
    )


def status_of(answer: Answer) -> Status:
    return "answered" if isinstance(answer, Found) else answer.reason


def _items(larger: Found) -> list[ItemJson]:
    """The days of a timeline or the items of a list; no answer has both."""
    days = [
        ItemJson(label=day.printed, date=day.on.isoformat(), inferred=day.inferred, citation=at, citations=[at])
        for at, day in enumerate(larger.days)
    ]
    return days + [
        ItemJson(
            label=item.label, date=None, inferred=False, citation=item.citations[0], citations=list(item.citations)
        )
        for item in larger.items
    ]


def part_json(part: Part) -> PartJson:
    shown = [citation_json(citation) for citation in shown_by(part.answer)]
    found = isinstance(part.answer, Found)
    return PartJson(
        question=part.question,
        status=status_of(part.answer),
        citations=shown if found else [],
        nearest=[] if found else shown,
        remark=part.answer.remark,
    )


def citation_json(citation: Citation) -> CitationJson:
    document, block = citation.document, citation.block
    return CitationJson(
        quote=citation.quote,
        highlights=[
            _highlight(document, block, at, citation.start, highlight.column)
            for at, highlight in zip(citation.marked, citation.highlights, strict=True)
        ],
        anchor=_anchor(document, block),
        range=RangeJson(start=citation.start, end=citation.end, sha256=document.sha256),
        voice=[_voice(voice) for voice in citation.voice],
        speakers=_speakers(citation.speeches, citation.start),
        footnotes=[_footnote(note) for note in citation.footnotes],
        cite_as=citation.cite_as,
        url=urls.block(document, block),
        score=citation.score,
        grade=citation.grade,
        repeats=[str(document.anchor(block)) for document, block in citation.repeats],
        same_as=str(citation.same_as) if citation.same_as else None,
        author=document.author.name,
        title=document.title,
        dated=dated_of(document),
        references=[reference_json(reference) for reference in citation.references],
        sources=[_excerpt(excerpt) for excerpt in citation.sources],
        differing=[_highlight(document, block, at, citation.start, "") for at in citation.differing],
        sources_url=urls.sources(document, block) if document.references_behind(block) else None,
    )


def summary_json(document: Document) -> DocumentSummaryJson:
    head = document.masthead
    return DocumentSummaryJson(
        symbol=str(document.symbol),
        halves=list(document.symbol.halves),
        title=document.title,
        kind=document.kind,
        author=document.author.name,
        dated=dated_of(document),
        distributed=head.distributed.isoformat() if head.distributed else None,
        blocks=len(document.blocks),
        sha256=document.sha256,
        url=urls.document(document),
    )


def document_json(about: Dossier) -> DocumentJson:
    document = about.document
    references = [cited for found in about.references.values() for cited in found]
    return DocumentJson(
        **summary_json(document).model_dump(),
        text=document.text,
        language=document.masthead.language,
        sessions=list(document.masthead.sessions),
        agenda=[AgendaItemJson(number=i.number, title=i.title, block=i.block) for i in document.masthead.agenda],
        references=[cited_at_json(cited) for cited in references],
        cites=[cites_json(document, entry) for entry in about.cites],
        cited_by=[
            cited_by_json(citing, list(found)) for citing, found in groupby(about.cited_by, lambda m: m.document)
        ],
        warnings=list(document.warnings),
        notice=document.notice,
        contents=[
            block_json(document, block, about.footnotes[block.id], about.references.get(block.id, ()))
            for block in document.blocks
        ],
    )


def _citing(mention: Mention) -> Document:
    return mention.document


def block_json(
    document: Document, block: Block, notes: Sequence[Footnote], references: Sequence[CitedReference]
) -> BlockJson:
    """`references` are those of the block's own words."""
    return BlockJson(
        **row_json(document, block).model_dump(),
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
        notice=block.notice,
        footnotes=[_footnote(note) for note in notes],
        url=urls.block(document, block),
        references=[reference_json(reference) for reference in references],
        sources_url=urls.sources(document, block) if document.references_behind(block) else None,
    )


def row_json(document: Document, block: Block) -> RowJson:
    return RowJson(
        cells=[cell.span.of(document.text) for cell in block.cells],
        columns=[document.column_of(cell) for cell in block.cells],
        cell_places=[
            CellPlaceJson(
                start=cell.start,
                end=cell.end,
                row=cell.row,
                column=cell.column,
                rows=cell.rows,
                columns=cell.columns,
                is_head=cell.is_head,
                heads=[HeadJson(start=start, end=end) for start, end in cell.heads],
            )
            for cell in block.cells
        ],
    )


def sources_json(found: SideBySide, snapshot: str) -> SourcesJson:
    return SourcesJson(
        anchor=_anchor(found.document, found.block),
        url=urls.sources(found.document, found.block),
        note=NEUTRAL,
        sentences=[
            SentenceJson(
                sentence=_excerpt(beside.sentence),
                sources=[_source(source) for source in beside.sources],
                not_held=[_not_held(reference) for reference in beside.not_held],
            )
            for beside in found.sentences
        ],
        notice=found.notice,
        snapshot=snapshot,
    )


def _source(source: NearSource) -> SourceJson:
    return SourceJson(
        document=str(source.held.symbol),
        title=source.held.title,
        url=urls.document(source.held),
        reference=reference_json(source.cited),
        nearest=[_excerpt(excerpt) for excerpt in source.nearest],
    )


def _excerpt(excerpt: Excerpt) -> ExcerptJson:
    document, block = excerpt.document, excerpt.block
    return ExcerptJson(
        quote=excerpt.quote,
        in_common=[_highlight(document, block, common, excerpt.start) for common in excerpt.in_common],
        anchor=_anchor(document, block),
        range=RangeJson(start=excerpt.start, end=excerpt.end, sha256=document.sha256),
        voice=[_voice(voice) for voice in excerpt.voice],
        cite_as=excerpt.cite_as,
        url=urls.place(document, block, excerpt.start, excerpt.end),
        author=document.author.name,
        title=document.title,
        dated=dated_of(document),
    )


def cited_at_json(cited: CitedReference) -> CitedAtJson:
    return CitedAtJson(**reference_json(cited).model_dump(), block=cited.reference.block)


def cites_json(document: Document, entry: Entry) -> CitesJson:
    blocks = [document.block(block) for block in entry.blocks_in(document)]
    cited = CitedReference(entry.reference, entry.held)
    return CitesJson(**reference_json(cited).model_dump(), cited_in=[place_json(document, block) for block in blocks])


def cited_by_json(document: Document, mentions: Sequence[Mention]) -> CitedByJson:
    return CitedByJson(
        document=str(document.symbol),
        title=document.title,
        author=document.author.name,
        url=urls.document(document),
        mentions=[mention_json(mention) for mention in mentions],
    )


def mention_json(mention: Mention) -> MentionJson:
    return MentionJson(
        block=mention.block.id,
        label=mention.label,
        url=urls.place(mention.document, mention.block, mention.start, mention.end),
        sentence=mention.sentence,
        range=RangeJson(start=mention.start, end=mention.end, sha256=mention.document.sha256),
    )


def _anchor(document: Document, block: Block) -> AnchorJson:
    return AnchorJson(
        document=str(document.symbol), block=block.id, label=block.label, section=block.section, page=block.page
    )


def _highlight(document: Document, block: Block, marked: Span, start: int, column: str = "") -> HighlightJson:
    """A range of the document's text, with offsets counted from `start`."""
    at = marked.moved(-start)
    return HighlightJson(
        start=at.start, end=at.end, text=marked.of(document.text), page=block.page_at(marked.start), column=column
    )


def place_json(document: Document, block: Block) -> PlaceJson:
    return PlaceJson(block=block.id, label=block.label, url=urls.block(document, block))


def dated_of(document: Document) -> str | None:
    return document.masthead.dated.isoformat() if document.masthead.dated else None


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
        references=[reference_json(reference) for reference in note.references],
    )


def reference_json(cited: CitedReference) -> ReferenceJson:
    reference, held = cited.reference, cited.held
    return ReferenceJson(
        symbol=str(reference.symbol) if reference.symbol else None,
        title=reference.title or None,
        author=reference.author or None,
        date=reference.date or None,
        url=urls.outside(reference) or None,
        held=held is not None,
        flags=list(reference.flags),
        document_url=urls.document(held) if held else None,
        pinpoint=reference.pinpoint or None,
        places=[place_json(held, block) for block in cited.places] if held else [],
    )


def _not_held(reference: Reference) -> NotHeldJson:
    return NotHeldJson(
        **reference_json(CitedReference(reference, None)).model_dump(), fetch=fetch_command(reference) or None
    )
