"""What each paragraph is, which part of the document it stands in, and under which headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.document import BlockKind
from corpus.grammar.drafts import Draft, Part
from corpus.grammar.footnotes import Item, PrintedFootnote
from corpus.grammar.masthead import Head
from corpus.grammar.page_cuts import healed
from corpus.grammar.paragraph_numbers import follows, is_decimal
from corpus.grammar.paragraphs import Paragraph, stacked
from corpus.grammar.phrases import ADOPTED, ANNEX, ANNEX_TITLE, DRAFT_HEAD, ENACTING, SIGNATURE
from corpus.lines import BODY_SIZE
from corpus.printing.signs import ABBREVIATED, CAPTION, CLOSED, LIST_ITEM, NUMBERED, OMISSION

#: A paragraph of so few words without closing punctuation is a heading, if what follows does not go on from it.
_HEADING_WORDS = 10
#: Characters. The titles of annexes repeat those of their letters; what is longer is a paragraph that was printed bold.
_LONGEST_HEADING = 300
_WORDS_OF_A_PART = 3
#: Where all headings are of one size, one of more words is a phrase that names a part, not a place in it.
_WORDS_OF_A_PLACE = 4
#: Weights of headings are sizes in points. No print is as large as this, and half a point orders those of one size.
_ABOVE_ALL = 100.0
_SLIGHTLY_ABOVE = 0.5


def classified(items: Sequence[Item], head: Head, kind: str) -> tuple[Draft, ...]:
    """A draft for every paragraph and footnote of a document of this `kind`; paragraphs cut by a page are healed first.

    The head comes first, footnotes printed in it behind it.
    """
    above, below = _parted(items, head.body)
    main = Part(kind)
    heading: tuple[Draft, ...] = tuple(
        Draft("title" if place == head.title else "masthead", paragraph, main) for place, paragraph in enumerate(above)
    )
    return (*heading, *_below_head(healed(below), main))


def _parted(items: Iterable[Item], paragraphs: int) -> tuple[list[Paragraph], list[Item]]:
    """The first `paragraphs` paragraphs, and all other items."""
    above: list[Paragraph] = []
    below: list[Item] = []
    for item in items:
        if isinstance(item, Paragraph) and len(above) < paragraphs:
            above.append(item)
        else:
            below.append(item)
    return above, below


@dataclass(frozen=True, slots=True)
class _Outline:
    """Where the reading has come to: the part, how many annexes there have been, and the headings that hold.

    headings  weight and text, the outermost first
    drafts    how many drafts of resolutions and decisions there have been, each a part of its own
    around    the part that the draft stands in which is being read; None outside of drafts
    last      the last printed number of each part, by its name
    """

    part: Part
    annexes: int = 0
    headings: tuple[tuple[float, str], ...] = ()
    drafts: int = 0
    around: Part | None = None
    last: Mapping[str, str] = field(default_factory=dict)

    @property
    def under(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.headings)

    def above(self, heading: Paragraph) -> _Outline:
        """The outline above a heading: the headings of more weight. The title of an annex opens a part, under none."""
        annex = ANNEX.match(heading.text)
        if annex:
            number = annex["number"]
            name = f"{annex['word'].lower()} {number.upper()}" if number else annex["word"].lower()
            return _Outline(Part(name, f"a{self.annexes + 1}-"), self.annexes + 1, drafts=self.drafts, last=self.last)
        weight = _weight(heading)
        draft = DRAFT_HEAD.fullmatch(heading.text)
        if draft and (self.around or self.part).name != "resolution":
            return self._of_draft(draft, weight)
        if self.around and self.headings and weight > self.headings[0][0]:
            return self._behind_draft().above(heading)
        return replace(self, headings=tuple(own for own in self.headings if own[0] > weight))

    def _of_draft(self, head: re.Match[str], weight: float) -> _Outline:
        around = self.around or self.part
        word, number = " ".join(head["word"].lower().split()), head["number"]
        name = around.label(f"{word} {number.upper()}" if number else word)
        part = Part(name, f"{around.prefix}d{self.drafts + 1}-")
        outer = tuple(own for own in self.headings if own[0] > weight) if self.around is None else ()
        return replace(self, part=part, drafts=self.drafts + 1, around=around, headings=outer)

    def _behind_draft(self) -> _Outline:
        return replace(self, part=self.around or self.part, around=None, headings=())

    def at(self, paragraph: Paragraph) -> _Outline:
        """Where a paragraph stands: one whose number goes on from those in front of a draft ends that."""
        match = NUMBERED.match(paragraph.text)
        if not match:
            return self
        number = match["number"]
        around = self.last.get(self.around.name, "0") if self.around else ""
        goes_on = follows(number, around) and not follows(number, self.last.get(self.part.name, "0"))
        here = self._behind_draft() if goes_on else self
        return replace(here, last={**here.last, here.part.name: number})

    def below(self, heading: Paragraph) -> _Outline:
        above = self.above(heading)
        return replace(above, headings=(*above.headings, (_weight(heading), heading.text)))


def _weight(heading: Paragraph) -> float:
    """Headings of more weight stand above those of less: an annex above all, then by size, then by length."""
    weight = heading.size
    if ANNEX.match(heading.text):
        weight += _ABOVE_ALL
    if heading.size == BODY_SIZE and len(heading.text.split()) > _WORDS_OF_A_PLACE:
        weight += _SLIGHTLY_ABOVE
    return weight


def _below_head(items: Sequence[Item], main: Part) -> list[Draft]:
    drafts: list[Draft] = []
    outline = _Outline(main)
    before: BlockKind = "title"
    for item, following in _with_next_paragraph(items):
        if isinstance(item, PrintedFootnote):
            drafts.append(Draft("footnote", item.body, outline.part, outline.under, id=item.id, number=item.number))
            continue
        kind = _kind_in(outline.part, item, following, before)
        before = kind
        if kind == "signature" and _goes_on_signing(drafts, item):
            drafts[-1] = replace(drafts[-1], body=stacked(drafts[-1].body, item, is_break=True))
            continue
        if kind == "paragraph":
            outline = outline.at(item)
        if kind == "heading":
            above, outline = outline.above(item), outline.below(item)
            drafts.append(Draft(kind, item, above.part, above.under))
        else:
            drafts.append(Draft(kind, item, outline.part, outline.under))
    return drafts


def _with_next_paragraph(items: Sequence[Item]) -> Iterator[tuple[Item, Paragraph | None]]:
    """Each item with the paragraph that comes next behind it."""
    following: list[Paragraph | None] = []
    coming: Paragraph | None = None
    for item in reversed(items):
        following.append(coming)
        coming = item if isinstance(item, Paragraph) else coming
    return zip(items, reversed(following), strict=True)


def _goes_on_signing(drafts: Sequence[Draft], paragraph: Paragraph) -> bool:
    """Office and organisation of whoever has just signed belong to the signature; "(Signed)" begins another."""
    return bool(drafts) and drafts[-1].kind == "signature" and not SIGNATURE.match(paragraph.text)


def _kind_in(part: Part, paragraph: Paragraph, following: Paragraph | None, before: BlockKind) -> BlockKind:
    """What a paragraph is. A resolution in typescript has short paragraphs that only look like headings."""
    kind = kind_of(paragraph, following, before)
    is_typed_resolution = part.name == "resolution" and paragraph.typed
    if kind == "heading" and is_typed_resolution and not _names_part_of_resolution(paragraph.text):
        return "paragraph"
    return kind


def kind_of(paragraph: Paragraph, following: Paragraph | None, before: BlockKind) -> BlockKind:
    """What a paragraph below the head is, between a block of the kind `before` and the paragraph `following`."""
    return _kind_by_words(paragraph) or _kind_by_looks(paragraph, following, before)


def _kind_by_words(paragraph: Paragraph) -> BlockKind | None:
    """What a paragraph is beyond doubt."""
    text = paragraph.text
    if OMISSION.fullmatch(text):
        return "omission"
    if ADOPTED.fullmatch(text):
        return "masthead"
    if ENACTING.fullmatch(text):
        return "heading"
    if CAPTION.match(text) and len(text) < _LONGEST_HEADING:
        return "caption"
    if SIGNATURE.match(text):
        return "signature"
    return "list_item" if paragraph.row else None


def _kind_by_looks(paragraph: Paragraph, following: Paragraph | None, before: BlockKind) -> BlockKind:
    text = paragraph.text
    is_short = _is_short(text)
    if before == "signature" and _may_be_signed(paragraph):
        return "signature"
    if ANNEX.match(text) and (paragraph.prominent or is_short):
        return "heading"
    if paragraph.typed and _reads_like_heading(text, before):
        return "heading"
    if paragraph.prominent and not text.endswith((".", ",")) and len(text) < _LONGEST_HEADING:
        return "heading"
    if paragraph.item or LIST_ITEM.match(text):
        return "paragraph" if NUMBERED.match(text) else "list_item"
    if is_short and following is not None and not _is_numbered(text) and not (paragraph.indent or following.indent):
        return "heading"
    return "paragraph"


def _is_numbered(text: str) -> bool:
    """It has a number that headings do not have: "10.1 Findings" is one."""
    number = NUMBERED.match(text)
    return number is not None and not is_decimal(number["number"])


def _is_short(text: str) -> bool:
    """A few words that close no sentence; behind a comma it goes on."""
    return len(text.split()) <= _HEADING_WORDS and not CLOSED.search(text) and not text.endswith(",")


def _may_be_signed(paragraph: Paragraph) -> bool:
    """Below a name: a line such as an office is printed in, "Ambassador", "Chargé d’affaires a.i."."""
    text = paragraph.text
    is_abbreviated = len(text.split()) <= _HEADING_WORDS and ABBREVIATED.search(text) is not None
    return (_is_short(text) or is_abbreviated) and not paragraph.prominent and not ANNEX.match(text)


def _reads_like_heading(text: str, before: BlockKind) -> bool:
    """In typescript a heading of many words is the title of an annex, or stands right below another heading."""
    if CLOSED.search(text) or text.endswith(",") or len(text) >= _LONGEST_HEADING:
        return False
    return ANNEX_TITLE.match(text) is not None or (before == "heading" and not LIST_ITEM.match(text))


def _names_part_of_resolution(text: str) -> bool:
    """In typescript a part of a resolution is told by a letter or a few words: "A", "B. Truce", "Decisions"."""
    return len(text.split()) <= _WORDS_OF_A_PART or bool(ENACTING.fullmatch(text) or ANNEX.match(text))
