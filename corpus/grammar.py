"""Lines → Document. The only module that knows what a paragraph, an annex or a caption is.

Order of work: paragraphs and footnotes (`paragraphs`), the head (`masthead`), what each paragraph is (here),
who speaks (`voices`), the canonical text with its blocks (here), what is cited (`references`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.card import Card
from corpus.dates import read_date
from corpus.document import Block, BlockKind, Document, Emphasis, Mark, Masthead, Speech, Voice
from corpus.errors import SymbolMissing
from corpus.lines import Line
from corpus.masthead import Head, author_voice, read_head, title_facts
from corpus.paragraphs import Footnote, Item, Paragraph, flow, heal, stacked
from corpus.phrases import ANNEX, CAPTION, CLOSED, CLOSING, LIST_ITEM, NOTICES, NUMBERED, OMISSION, SIGNATURE
from corpus.references import find_references
from corpus.voices import Speaking, assign_voices

#: A paragraph of so few words without closing punctuation is a heading, if what follows does not go on from it.
_HEADING_WORDS = 10
_SPOKEN: tuple[BlockKind, ...] = ("paragraph", "quotation", "list_item")


@dataclass(slots=True)
class Draft:
    """A block before it has a place in the canonical text; offsets are into `body.text`."""

    kind: BlockKind
    body: Paragraph
    section: str
    prefix: str = ""
    under: tuple[str, ...] = ()
    id: str = ""
    label: str = ""
    number: str = ""
    voice: tuple[Voice, ...] = ()
    speeches: tuple[Speech, ...] = ()
    closed_by: str = ""
    footnote: Footnote | None = None


def understand(lines: Iterable[Line], card: Card) -> Document:
    """The Document that `lines` print. `card` supplies what the text does not say of itself.

    Raises `SymbolMissing` where neither names a symbol.
    """
    found = flow(lines)
    head = read_head(found.paragraphs)
    symbol = card.symbol or next(iter(head.facts.symbols), None)
    if symbol is None:
        raise SymbolMissing(card.path)
    title = card.title or (found.paragraphs[head.title].text if head.title is not None else "")
    facts = title_facts(title, symbol)
    title = title or str(symbol)
    author = author_voice(card.author or facts.author, title)

    drafts = _head_drafts(found.paragraphs[: head.body], head, facts.kind)
    drafts += _classify(heal(_below(found.items, head.body)), facts.kind)
    _number(drafts)
    notes = {(d.footnote.number, d.footnote.scope): d.id for d in drafts if d.footnote}
    _speak(drafts, author, notes)

    text, blocks = _assemble(drafts, notes)
    masthead = _masthead(head.facts, drafts, facts.date)
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
        notice=NOTICES.get(facts.kind, ""),
        warnings=tuple(found.warnings),
    )


def _head_drafts(paragraphs: Sequence[Paragraph], head: Head, section: str) -> list[Draft]:
    kinds: list[BlockKind] = ["title" if index == head.title else "masthead" for index in range(len(paragraphs))]
    return [Draft(kind, paragraph, section) for kind, paragraph in zip(kinds, paragraphs, strict=True)]


def _below(items: Sequence[Item], paragraphs: int) -> Sequence[Item]:
    """The items below the first `paragraphs` paragraphs."""
    for index, item in enumerate(items):
        if isinstance(item, Paragraph):
            if paragraphs == 0:
                return items[index:]
            paragraphs -= 1
    return ()


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
        if kind == "signature" and drafts[-1:] and drafts[-1].kind == "signature":
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
    if CAPTION.match(text) and len(text) < 300:
        return "caption"
    if SIGNATURE.match(text):
        return "signature"
    short = len(text.split()) <= _HEADING_WORDS and not CLOSED.search(text)
    if before == "signature" and short and not paragraph.prominent and not ANNEX.match(text):
        return "signature"
    if ANNEX.match(text) and (paragraph.prominent or short):
        return "heading"
    if paragraph.prominent and not text.endswith(".") and len(text) < 300:
        return "heading"
    if paragraph.item or LIST_ITEM.match(text):
        return "paragraph" if NUMBERED.match(text) else "list_item"
    if short and following is not None and not NUMBERED.match(text) and not paragraph.indent and not following.indent:
        return "heading"
    return "paragraph"


def _weight(paragraph: Paragraph) -> float:
    """Headings of more weight stand above those of less: by size, then bold above plain, an annex above all."""
    annex = 100.0 if ANNEX.match(paragraph.text) else 0.0
    # A heading that is a whole sentence long names a part, a word or two a place within it.
    return annex + paragraph.size + (0.5 if len(paragraph.text.split()) > 4 else 0.0)


def _annex(word: str, number: str | None, drafts: Sequence[Draft]) -> tuple[str, str]:
    """Section name and id prefix: ("annex II", "a2-")."""
    count = len({draft.prefix for draft in drafts if draft.prefix}) + 1
    name = f"{word.lower()} {number.upper()}" if number else word.lower()
    return name, f"a{count}-"


def _number(drafts: Sequence[Draft]) -> None:
    """Give every block its id, label and number."""
    counts: Counter[str] = Counter()
    printed = {draft.prefix for draft in drafts if draft.kind == "paragraph" and NUMBERED.match(draft.body.text)}
    last = ""
    for draft in drafts:
        counts[draft.prefix + draft.kind] += 1
        nth = counts[draft.prefix + draft.kind]
        place = f"{draft.section}, " if draft.prefix else ""
        match draft.kind:
            case "masthead":
                draft.id, draft.label = f"m{nth}", "masthead"
            case "title":
                draft.id, draft.label = "title", "title"
            case "signature":
                draft.id, draft.label = (
                    f"{draft.prefix}signature" + (f"-{nth}" if nth > 1 else ""),
                    f"{place}signature",
                )
            case "heading":
                draft.id, draft.label = f"{draft.prefix}h{nth}", f"{place}heading"
            case "omission":
                draft.id, draft.label = f"{draft.prefix}o{nth}", f"{place}omission"
            case "caption":
                draft.id, draft.label = f"{draft.prefix}c{nth}", place + _caption_label(draft.body.text)
            case "footnote":
                assert draft.footnote is not None
                draft.id, draft.number = draft.footnote.id, draft.footnote.number
                draft.label = f"{place}footnote {draft.number}"
            case _:
                last = _number_paragraph(draft, counts, draft.prefix in printed, last, place)


def _number_paragraph(draft: Draft, counts: Counter[str], printed: bool, last: str, place: str) -> str:
    """Printed numbers are cited as printed; where there are none, paragraphs are counted, in brackets."""
    own = NUMBERED.match(draft.body.text)
    key = draft.prefix + "p"
    if draft.kind == "list_item":
        return _number_item(draft, counts, last, place, printed)
    if not printed:
        counts[key] += 1
        draft.number = str(counts[key])
        draft.id, draft.label = f"{key}{draft.number}", f"{place}[para. {draft.number}]"
    elif own and own["number"] != last:
        draft.number = own["number"]
        counts[key + draft.number] += 1
        again = counts[key + draft.number]
        draft.id = f"{key}{draft.number}" + (f"-again{again}" if again > 1 else "")
        draft.label = f"{place}para. {draft.number}"
    elif not last:
        counts[key + "p"] += 1
        draft.id, draft.label = f"{key}p{counts[key + 'p']}", f"{place}preambular [para. {counts[key + 'p']}]"
        return last
    else:
        counts[key + last] += 1
        draft.number = last
        draft.id, draft.label = f"{key}{last}-{counts[key + last]}", f"{place}para. {last}"
    return draft.number


def _number_item(draft: Draft, counts: Counter[str], last: str, place: str, printed: bool) -> str:
    marker = LIST_ITEM.match(draft.body.text)
    key = f"{draft.prefix}p{last or 0}-i"
    counts[key] += 1
    draft.id = f"{key}{counts[key]}"
    name = marker["marker"] if marker and marker["marker"][-1] == ")" else f"item {counts[key]}"
    paragraph = f"para. {last}" if last else "list"
    gap = "" if name.startswith("(") else ", "
    draft.label = f"{place}{paragraph} {gap}{name}".replace(" , ", ", ") if printed else f"{place}[{paragraph}, {name}]"
    draft.number = last
    return last


def _caption_label(text: str) -> str:
    match = CAPTION.match(text)
    return f"{match['word'].lower()} {match['numbers']}" if match else "caption"


def _speak(drafts: Sequence[Draft], author: Voice, notes: dict[tuple[str, int], str]) -> None:
    """Give every draft its voices; paragraphs of block quotations become quotations."""
    speaking = [
        Speaking(
            text=draft.body.text,
            quotable=draft.kind in (*_SPOKEN, "omission"),
            indented=draft.body.indent > 0 and draft.kind != "list_item",
            mark_at_end=draft.body.marks[-1][1]
            if draft.body.marks and draft.body.marks[-1][0] == len(draft.body.text)
            else "",
        )
        for draft in drafts
        if draft.kind != "footnote"
    ]
    assign_voices(speaking, author)
    for draft, spoken in zip((d for d in drafts if d.kind != "footnote"), speaking, strict=True):
        draft.voice, draft.speeches = spoken.voice, tuple(spoken.speeches)
        draft.closed_by = notes.get((spoken.closed_by, _scope(draft, drafts)), "")
        if spoken.quoted and draft.kind == "paragraph":
            draft.kind = "quotation"
    for draft in drafts:
        draft.voice = draft.voice or (author,)


def _scope(draft: Draft, drafts: Sequence[Draft]) -> int:
    """Which run of footnote numbers a draft's marks belong to: that of the next footnote printed."""
    at = next(index for index, other in enumerate(drafts) if other is draft)
    later = (other.footnote.scope for other in drafts[at:] if other.footnote)
    return next(later, max((other.footnote.scope for other in drafts if other.footnote), default=0))


def _assemble(drafts: Sequence[Draft], notes: dict[tuple[str, int], str]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text, a block per line, and the blocks with offsets into it."""
    blocks = []
    start = 0
    for draft in drafts:
        body = draft.body
        scope = _scope(draft, drafts)
        blocks.append(
            Block(
                id=draft.id,
                kind=draft.kind,
                start=start,
                end=start + len(body.text),
                label=draft.label,
                section=draft.section,
                under=draft.under,
                number=draft.number,
                page=body.page,
                voice=draft.voice,
                speeches=tuple(Speech(s.start + start, s.end + start, s.voice) for s in draft.speeches),
                marks=tuple(
                    Mark(at + start, number, notes[number, scope])
                    for at, number in body.marks
                    if (number, scope) in notes
                ),
                emphasis=tuple(
                    Emphasis(run.start + start, run.end + start, run.kind, run.target)
                    for run in body.runs
                    if run.kind != "superscript"
                ),
                closed_by=draft.closed_by,
                breaks=tuple(at + start for at in body.breaks),
            )
        )
        start += len(body.text) + 1
    return "\n".join(draft.body.text for draft in drafts), tuple(blocks)


def _masthead(facts: Masthead, drafts: Sequence[Draft], dated: str) -> Masthead:
    """The masthead with its date of signature, its agenda items pointing at blocks instead of paragraphs."""
    agenda = tuple(replace(item, block=drafts[int(item.block)].id if item.block else "") for item in facts.agenda)
    return replace(facts, agenda=agenda, dated=read_date(dated))
