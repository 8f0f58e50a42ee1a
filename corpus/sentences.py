"""Sentences of a paragraph, as ranges: a quotation is always made of whole ones."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.letters import CAPITALS
from corpus.ranges import Span

#: A full stop after these ends no sentence. Titles, Latin and citation words of legal and diplomatic prose.
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st gen col lt sgt capt maj gov sen rep hon messrs h.e jr sr no nos art arts para paras
    p pp vol vols fig figs sect ch cf eg e.g ie i.e viz vs v ibid op cit ed eds al et approx ca c inter
    corp inc ltd co dept doc docs rev add corr res jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m
    u.n u.s u.k""".split()
)
# A sentence ends with . ! ? or … and the quotation marks and brackets behind it, before white space and
# something that can begin a sentence.
_END = re.compile(rf"(?:\.{{3}}|[.!?…])[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[0-9{CAPITALS}])")
_WORD_BEFORE = re.compile(r"([^\s\"'“‘(\[]+)$")
#: No abbreviation is as long; looking further back would cost time with the square of the text.
_WORD_REACH = 40
_GAP = re.compile(r"\s*")
_INITIAL = re.compile(rf"(?:[{CAPITALS}]\.)*[{CAPITALS}]")


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`, white space between them left out."""
    ranges = []
    start = 0
    for match in _END.finditer(text):
        if _ends_sentence(text, start, match):
            ranges.append(Span(start, match.end()))
            start = _GAP.match(text, match.end()).end()  # type: ignore[union-attr]  # matches always
    if text[start:].strip():
        ranges.append(Span(start, len(text.rstrip())))
    return tuple(ranges)


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group()[0] != "." or match.group().startswith("..."):
        return True
    before = _WORD_BEFORE.search(text, max(start, match.start() - _WORD_REACH), match.start())
    if before is None:
        return True
    word = before.group(1)
    if word.lower() in ABBREVIATIONS:
        # "No." and "Art." lead to a number or a name; "p.m." and the like may end a sentence, but a wrong
        # join costs a longer quotation, a wrong cut a mutilated one.
        return False
    if _INITIAL.fullmatch(word):
        return False
    # "3. Demands …": the number of a paragraph or list item
    return not (word.isdigit() and before.start() == start and len(word) <= 3)
