"""Lines → Document. The only module that knows what a paragraph, an annex or a caption is.

Order of work: typed text mended (`unwrap`, `typed_notes`), paragraphs and their footnotes (`footnotes`), the head
(`masthead`), what each paragraph is (here), whose the footnotes are (`marked_notes`), ids and labels (`numbering`), who
speaks (`voices`), the canonical text with its blocks (here), what is cited (`references`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.address import Identifier
from corpus.card import Card
from corpus.citations.references import find_references
from corpus.dates import read_date
from corpus.document import Block, BlockKind, Document, Emphasis, Mark, Masthead, Speech, Voice
from corpus.errors import SymbolMissing
from corpus.grammar.footnotes import Footnote, Item, flow, heal
from corpus.grammar.masthead import Head, author_voice, entitled, read_head, reissue_date, title_facts
from corpus.grammar.masthead_phrases import NOTICES
from corpus.grammar.meeting_records import floor
from corpus.grammar.note_owners import Notes, belong
from corpus.grammar.numbering import Draft, number
from corpus.grammar.paragraphs import Paragraph, stacked
from corpus.grammar.phrases import ADOPTED, ANNEX, ANNEX_TITLE, CLOSING, ENACTING, SIGNATURE
from corpus.grammar.typed_lines import unwrap
from corpus.grammar.typed_marks import mark_notes
from corpus.grammar.voices import Speaking, assign_voices
from corpus.lines import BODY_SIZE, Line
from corpus.printing.signs import ABBREVIATED, CAPTION, CLOSED, LIST_ITEM, NUMBERED, OMISSION
from corpus.symbol import Symbol

#: A paragraph of so few words without closing punctuation is a heading, if what follows does not go on from it.
_HEADING_WORDS = 10
_WORDS_OF_A_PART = 3
_SPOKEN: tuple[BlockKind, ...] = ("paragraph", "quotation", "list_item")


def understand(lines: Sequence[Line], card: Card, warnings: Sequence[str] = (), pages: int = 0) -> Document:
    """The Document that `lines` print. `card` supplies what the text does not say of itself.

    `warnings` are the reader's, of what it could not read; the grammar's own come behind them. `pages` are those that
    the reader has counted; lines may say of more.
    Raises `SymbolMissing` where neither names a symbol.
    """
    found = flow(mark_notes(unwrap(lines)))
    head = read_head(found.paragraphs)
    symbol = card.symbol or head.resolution or next(iter(head.facts.symbols), None)
    if symbol is None:
        raise SymbolMissing(card.path, str(Symbol.of_file_name(card.path.name) or ""))
    title = card.title or entitled(found.paragraphs, head)
    facts = title_facts(title, symbol)
    title = title or str(symbol)
    author = author_voice(card.author or facts.author or card.publisher, title)

    drafts = _head_drafts(found.paragraphs[: head.body], head, facts.kind)
    drafts += _classify(heal(_below(found.items, head.body)), facts.kind)
    belong(drafts)
    number(drafts, facts.kind)
    _speak(drafts, author)
    if facts.kind == "meeting record":
        _give_floor(drafts)

    text, blocks = _assemble(drafts)
    masthead = _masthead(head.facts, drafts, facts.date or head.adopted or card.date)
    return Document(
        symbol=symbol,
        title=title,
        kind=facts.kind,
        author=author,
        text=text,
        blocks=blocks,
        masthead=masthead,
        references=find_references(text, blocks),
        closing=next((b.id for b in blocks if b.kind == "paragraph" and CLOSING.search(text[b.start : b.end])), ""),
        signature=next((b.id for b in blocks if b.kind == "signature"), ""),
        source=card.source,
        accessed=card.accessed,
        notice=NOTICES.get(facts.kind, ""),
        pages=max([pages, *(line.page or 0 for line in lines)]),
        warnings=(*warnings, *found.warnings, *_oddities(symbol, masthead, drafts)),
    )


def _oddities(symbol: Identifier, masthead: Masthead, drafts: Sequence[Draft]) -> Iterator[str]:
    """What the print has wrong, or a scan has misread. Nothing of it is corrected."""
    dated = masthead.dated
    year = symbol.year if isinstance(symbol, Symbol) and "/RES/" in symbol.slug else None
    if year and dated and year != dated.year:
        yield f"the symbol {symbol} and the date {dated.isoformat()} are of different years"
    for draft in drafts:
        if draft.label.endswith(f"para. {draft.number}") and draft.id.endswith(f"p{draft.number}"):
            printed = draft.body.text.partition(" ")[0]
            if not NUMBERED.match(draft.body.text):
                yield f"paragraph {draft.number} is printed “{printed}”"


def _head_drafts(paragraphs: Sequence[Paragraph], head: Head, section: str) -> list[Draft]:
    kinds: list[BlockKind] = ["title" if index == head.title else "masthead" for index in range(len(paragraphs))]
    return [Draft(kind, paragraph, section) for kind, paragraph in zip(kinds, paragraphs, strict=True)]


def _below(items: Sequence[Item], paragraphs: int) -> Sequence[Item]:
    """The items without the first `paragraphs` paragraphs: footnotes between those come first."""
    below: list[Item] = []
    for item in items:
        if isinstance(item, Paragraph) and paragraphs:
            paragraphs -= 1
        else:
            below.append(item)
    return below


def _classify(items: Sequence[Item], section: str) -> list[Draft]:
    """Say of each item below the head what it is, and what headings it stands under."""
    drafts: list[Draft] = []
    prefix = ""
    headings: list[tuple[float, str]] = []
    before: BlockKind = "title"
    for index, item in enumerate(items):
        under = tuple(text for _, text in headings)
        if isinstance(item, Footnote):
            drafts.append(Draft("footnote", item.body, section, prefix, under, footnote=item))
            continue
        following = next((later for later in items[index + 1 :] if isinstance(later, Paragraph)), None)
        kind = _kind(item, following, before)
        if kind == "heading" and section == "resolution" and item.typed and not _names_part(item.text):
            kind = "paragraph"
        signing = drafts[-1:] and drafts[-1].kind == "signature"
        if signing and kind == "signature" and not SIGNATURE.match(item.text):
            drafts[-1].body = stacked(drafts[-1].body, item, is_break=True)
            continue
        if kind == "heading":
            annex = ANNEX.match(item.text)
            if annex:
                section, prefix = _annex(annex["word"], annex["number"], drafts)
                headings = []
            weight = _weight(item)
            headings = [(w, text) for w, text in headings if w > weight]
            under = tuple(text for _, text in headings)
            headings.append((weight, item.text))
        drafts.append(Draft(kind, item, section, prefix, under))
        before = kind
    return drafts


def _kind(paragraph: Paragraph, following: Paragraph | None, before: BlockKind) -> BlockKind:
    text = paragraph.text
    if OMISSION.fullmatch(text):
        return "omission"
    if ADOPTED.fullmatch(text):
        return "masthead"
    if ENACTING.fullmatch(text):
        return "heading"
    if CAPTION.match(text) and len(text) < 300:
        return "caption"
    if SIGNATURE.match(text):
        return "signature"
    if paragraph.row:
        return "list_item"
    few = len(text.split()) <= _HEADING_WORDS
    short = few and not CLOSED.search(text) and not text.endswith(",")
    signs = short or (few and ABBREVIATED.search(text))
    if before == "signature" and signs and not paragraph.prominent and not ANNEX.match(text):
        return "signature"
    if ANNEX.match(text) and (paragraph.prominent or short):
        return "heading"
    if paragraph.typed and _reads_like_heading(paragraph, before):
        return "heading"
    # Behind a comma the sentence goes on.
    if paragraph.prominent and not text.endswith((".", ",")) and len(text) < 300:
        return "heading"
    if paragraph.item or LIST_ITEM.match(text):
        return "paragraph" if NUMBERED.match(text) else "list_item"
    if short and following is not None and not NUMBERED.match(text) and not paragraph.indent and not following.indent:
        return "heading"
    return "paragraph"


def _reads_like_heading(paragraph: Paragraph, before: BlockKind) -> bool:
    """Without looks, only the title of an annex, and what stands right below a heading, may be long."""
    text = paragraph.text
    if CLOSED.search(text) or text.endswith(",") or len(text) >= 300:
        return False
    return ANNEX_TITLE.match(text) is not None or (before == "heading" and not LIST_ITEM.match(text))


def _names_part(text: str) -> bool:
    """Without looks, a part of a resolution is told by a letter or a few words: "A", "B. Truce", "Decisions"."""
    return len(text.split()) <= _WORDS_OF_A_PART or bool(ENACTING.fullmatch(text) or ANNEX.match(text))


def _weight(paragraph: Paragraph) -> float:
    """Headings of more weight stand above those of less: an annex above all, then by size."""
    annex = 100.0 if ANNEX.match(paragraph.text) else 0.0
    # Where all are of one size, a heading that is a whole sentence long names a part, a word or two a place in it.
    by_length = paragraph.size == BODY_SIZE and len(paragraph.text.split()) > 4
    return annex + paragraph.size + (0.5 if by_length else 0.0)


def _annex(word: str, number: str | None, drafts: Sequence[Draft]) -> tuple[str, str]:
    """Section name and id prefix: ("annex II", "a2-")."""
    count = len({draft.prefix for draft in drafts if draft.prefix}) + 1
    name = f"{word.lower()} {number.upper()}" if number else word.lower()
    return name, f"a{count}-"


def _speak(drafts: Sequence[Draft], author: Voice) -> None:
    """Give every draft its voices; paragraphs of block quotations become quotations."""
    speaking = [
        Speaking(
            text=draft.body.text,
            quotable=draft.kind in (*_SPOKEN, "omission"),
            indented=draft.body.indent > 0 and draft.kind not in ("list_item", "signature"),
            inset=draft.body.quoted,
            listed=draft.kind == "list_item",
            mark_at_end=draft.body.marks[-1][1]
            if draft.body.marks and draft.body.marks[-1][0] == len(draft.body.text)
            else "",
        )
        for draft in drafts
        if draft.kind != "footnote"
    ]
    assign_voices(speaking, author)
    notes = Notes.among(drafts)
    spoken_in = [(place, draft) for place, draft in enumerate(drafts) if draft.kind != "footnote"]
    for (place, draft), spoken in zip(spoken_in, speaking, strict=True):
        draft.voice, draft.speeches = spoken.voice, tuple(spoken.speeches)
        draft.closed_by = notes.name(spoken.closed_by, place)
        if spoken.quoted and draft.kind == "paragraph":
            draft.kind = "quotation"
    for draft in drafts:
        draft.voice = draft.voice or (author,)


def _give_floor(drafts: Sequence[Draft]) -> None:
    """In a meeting's record everything is the words of whoever has the floor."""
    for draft, speaker in zip(drafts, floor([draft.body for draft in drafts]), strict=True):
        if speaker and draft.kind in (*_SPOKEN, "omission"):
            author, *inner = draft.voice
            draft.voice = (author, speaker, *inner)
            draft.speeches = tuple(
                replace(speech, voice=(author, speaker, *speech.voice[1:])) for speech in draft.speeches
            )


def _assemble(drafts: Sequence[Draft]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text, a block per line, and the blocks with offsets into it."""
    blocks = []
    start = 0
    notes = Notes.among(drafts)
    for place, draft in enumerate(drafts):
        body = draft.body
        blocks.append(
            Block(
                id=draft.id,
                kind=draft.kind,
                start=start,
                end=start + len(body.text),
                label=draft.label,
                section=draft.section,
                part=draft.section if draft.prefix else "",
                under=draft.under,
                number=draft.number,
                numbering=draft.numbering,
                page=body.page,
                voice=draft.voice,
                speeches=tuple(Speech(s.start + start, s.end + start, s.voice) for s in draft.speeches),
                marks=tuple(
                    Mark(at + start, number, note) for at, number in body.marks if (note := notes.name(number, place))
                ),
                emphasis=tuple(
                    Emphasis(run.start + start, run.end + start, run.kind, run.target)
                    for run in body.runs
                    if run.kind != "superscript" and run.kind != "mark"
                ),
                closed_by=draft.closed_by,
                breaks=tuple(at + start for at in body.breaks),
            )
        )
        start += len(body.text) + 1
    return "\n".join(draft.body.text for draft in drafts), tuple(blocks)


def _masthead(facts: Masthead, drafts: Sequence[Draft], dated: str) -> Masthead:
    """The masthead with its date of signature, its agenda items pointing at blocks instead of paragraphs.

    A footnote to the symbol says where the document was issued again.
    """
    agenda = tuple(replace(item, block=drafts[int(item.block)].id if item.block else "") for item in facts.agenda)
    starred = " ".join(draft.body.text for draft in drafts if draft.footnote and draft.footnote.number.startswith("*"))
    reissued = facts.reissued or reissue_date(starred)
    return replace(facts, agenda=agenda, dated=read_date(dated), reissued=reissued)
