"""A quotation as it is written: its words, and where it says itself that it leaves out or changes something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.ranges import Span
from service.checking.word_forms import PlacedWord, placed_words, without_tags

#: What is left out: "…", "...", ". . .", "[…]", "(...)", "* * *".
OMISSION = re.compile(r"[\[(]\s?(?:(?:\.\s?){2,}|…)\s?[\])]|(?:\.\s?){3,}|…|\*\s?\*\s?\*|\[\s?[–—-]{1,3}\s?\]")
#: A letter that was changed or a word that was put in: "[t]he", "[the Council]". Of the first the letter counts.
CHANGED = re.compile(r"\[(?P<letter>\w)\](?=\w)|\[[^\[\]]{0,300}\]")
#: Remarks in brackets that stand for no words of the document: "[sic]", "[emphasis added]", the mark of a footnote.
_REMARK = re.compile(
    r"\[\s?(?:sic!?|recte|\d{1,3}|[a-z]|(?:my |our )?(?:emphasis|italics|stress|underlining)\b[^\[\]]{0,80}"
    r"|[^\[\]]{0,80}\b(?:omitted|translation|translated)\b[^\[\]]{0,80})\s?\](?!\w)",
    re.I,
)
_CUT_WORD = re.compile(r"[-\u2010][^\S\n]*\n[^\S\n]*>?[^\S\n]*")
_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
#: Parts that are looked for one by one. Who leaves out more than that quotes nothing.
_MOST_PIECES = 40

#: What stands before a piece: something left out, words put in or changed in brackets, the end of a paragraph.
Cut = Literal["", "omission", "bracket", "paragraph"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the quotation gives as standing one behind the other."""

    words: tuple[PlacedWord, ...]
    cut: Cut = ""

    @property
    def forms(self) -> list[str]:
        return [word.form for word in self.words]

    @property
    def span(self) -> Span:
        return Span(self.words[0].start, self.words[-1].end)


@dataclass(frozen=True, slots=True)
class Quotation:
    """The pieces of a quotation, ranges of the text that it stands in, and what its brackets change: "[t]he"."""

    pieces: tuple[Piece, ...]
    changes: tuple[Span, ...] = ()

    @property
    def length(self) -> int:
        """Words."""
        return sum(len(piece.words) for piece in self.pieces)


def read_quotation(text: str, span: Span) -> Quotation:
    """The quotation that stands in a range of a text."""
    quoted = without_tags(span.of(text))
    quoted = _REMARK.sub(lambda match: " " * len(match.group()), quoted)
    changes, cuts = [], []
    for match in CHANGED.finditer(quoted):
        if OMISSION.fullmatch(match.group()):
            continue
        changes.append(Span(*match.span()).moved(span.start))
        if not match["letter"]:
            cuts.append((_with_word_before(quoted, Span(*match.span())), "bracket"))
    cuts += [(Span(*match.span()), "omission") for match in OMISSION.finditer(quoted)]
    cuts += [(Span(*match.span()), "paragraph") for match in _PARAGRAPH.finditer(quoted)]
    pieces = tuple(_pieces(_letters_joined(quoted), sorted(cuts), span.start))
    return Quotation(pieces[:_MOST_PIECES], tuple(changes))


def _with_word_before(text: str, bracket: Span) -> Span:
    """The bracket, and the word whose ending it changes: "walk[ed]"."""
    start = bracket.start
    while start and text[start - 1].isalnum() and bracket.start - start < 40:
        start -= 1
    return Span(start, bracket.end)


def _letters_joined(text: str) -> list[PlacedWord]:
    """The words; "[t]he" is one of them, and what a line's end has cut."""
    words: list[PlacedWord] = []
    for word in placed_words(text):
        last = words[-1] if words else None
        if last and (_is_changed(text, last, word) or _is_cut(text, last, word)):
            words[-1] = PlacedWord(last.start, word.end, last.form + word.form)
        else:
            words.append(word)
    return words


def _is_changed(text: str, last: PlacedWord, word: PlacedWord) -> bool:
    return text[last.end : word.start] == "]" and text[last.start - 1 : last.start] == "["


def _is_cut(text: str, last: PlacedWord, word: PlacedWord) -> bool:
    return text[word.start].islower() and _CUT_WORD.fullmatch(text, last.end, word.start) is not None


def _pieces(words: list[PlacedWord], cuts: list[tuple[Span, str]], moved: int) -> Iterator[Piece]:
    """What stands between the cuts; where nothing does, the stronger of two cuts counts."""
    at, before = 0, ""
    for span, cut in [*cuts, (Span(1 << 60, 1 << 60), "")]:
        inside = []
        while at < len(words) and words[at].start < span.start:
            inside.append(PlacedWord(words[at].start + moved, words[at].end + moved, words[at].form))
            at += 1
        while at < len(words) and words[at].start < span.end:
            at += 1
        if inside:
            yield Piece(tuple(inside), before)  # type: ignore[arg-type]
        before = "omission" if not inside and "omission" in (before, cut) else cut
