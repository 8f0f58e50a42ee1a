"""The pieces of a quotation, each with the places where it stands; chains of places that belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from service.checking.matching import Match, exact_match, is_near, near_matches
from service.checking.quotation import Cut, Piece, Quotation
from service.checking.word_index import Numbers, Run, WordIndex

#: Places of one piece that chains begin from.
_MOST_PLACES = 100
_MOST_STARTS = 20
_NOWHERE: Numbers = np.empty(0, dtype=np.int64)
#: The best matches of a piece of which one may be meant: of two that are as good the one that has more in a run.
_MOST_MEANT = 3
#: Words at an end of a piece that are looked for elsewhere: who splices sentences does not always say so.
_SPLICED = 4
#: How far apart two neighbours of a chain are: in one block, in one document, there in another order, in two documents.
IN_BLOCK, IN_DOCUMENT, TURNED, APART = range(4)


@dataclass(frozen=True, slots=True)
class Located:
    """A piece, and where it stands equally well: exactly, at the words `starts`, or nearly; no starts for nowhere."""

    piece: Piece
    cut: Cut
    starts: Numbers
    near: tuple[Match, ...] = ()

    def match(self, place: int) -> Match:
        """The match at one of the places, which are in the order of the documents."""
        return self.near[place] if self.near else exact_match(int(self.starts[place]), len(self.piece.words))


@dataclass(frozen=True, slots=True)
class Chain:
    """A match for each piece that stands somewhere, with how far each is from the one before."""

    located: tuple[Located, ...]
    matches: tuple[Match | None, ...]
    apart: tuple[int, ...]

    @property
    def found(self) -> tuple[tuple[Located, Match], ...]:
        return tuple((piece, match) for piece, match in zip(self.located, self.matches, strict=True) if match)


def locate(index: WordIndex, quotation: Quotation) -> tuple[Located, ...]:
    """The pieces, further divided where one is itself spliced, with their places."""
    return tuple(found for piece in quotation.pieces for found in _located(index, piece, piece.cut))


def _located(index: WordIndex, piece: Piece, cut: Cut) -> Iterator[Located]:
    numbers = index.numbers(piece.forms)
    exact = index.exact(numbers)
    if len(exact):
        yield Located(piece, cut, exact)
        return
    near = near_matches(index, piece.forms)
    meant = (match for match in near[:_MOST_MEANT] if is_near(index, piece.forms, match))
    best = next(meant, near[0] if near else None)
    spliced = tuple(_spliced(index, piece, best, cut)) if best else ()
    if spliced:
        yield from spliced
    elif best and is_near(index, piece.forms, best):
        equal = [match for match in near if match.score == best.score and len(match.pairs) == len(best.pairs)]
        equal.sort(key=lambda match: match.run.first)
        yield Located(piece, cut, np.array([match.run.first for match in equal], dtype=np.int64), tuple(equal))
    else:
        yield Located(piece, cut, _NOWHERE)


def _spliced(index: WordIndex, piece: Piece, best: Match, cut: Cut) -> Iterator[Located]:
    """The piece as several, where the words that the best match leaves over at an end stand elsewhere; else nothing."""
    first, behind = best.quoted
    before, middle, after = piece.words[:first], piece.words[first:behind], piece.words[behind:]
    if len(middle) < _SPLICED or len(middle) == len(piece.words):
        return
    ahead = _elsewhere(index, before, cut)
    behind_it = _elsewhere(index, after, "")
    if not ahead and not behind_it:
        return
    start, end = (0 if ahead else -len(before)), (0 if behind_it else len(after))
    kept = Piece(piece.words[first + start : behind + end])
    yield from ahead
    yield from _located(index, kept, "" if ahead else cut)
    yield from behind_it


def _elsewhere(index: WordIndex, words: Sequence[object], cut: Cut) -> tuple[Located, ...]:
    if len(words) < _SPLICED:
        return ()
    found = tuple(_located(index, Piece(tuple(words)), cut))  # type: ignore[arg-type]
    return found if all(len(each.starts) for each in found) else ()


def chains(index: WordIndex, located: Sequence[Located]) -> tuple[Chain, ...]:
    """The chains whose places are nearest to one another; several where they are equally near."""
    if len(located) == 1:
        only = located[0]
        return tuple(Chain((only,), (only.match(at),), ()) for at in range(min(len(only.starts), _MOST_PLACES)))
    placed = [place for place, each in enumerate(located) if len(each.starts)]
    if not placed:
        return ()
    anchor = max(placed, key=lambda place: len(located[place].piece.words))
    starts = range(min(len(located[anchor].starts), _MOST_STARTS))
    made = [_chain(index, located, anchor, located[anchor].match(at)) for at in starts]
    nearest = min(_distance(chain) for chain in made)
    return tuple(chain for chain in made if _distance(chain) == nearest)


def _chain(index: WordIndex, located: Sequence[Located], anchor: int, match: Match) -> Chain:
    """From one match outwards in both directions, always to the nearest."""
    matches: list[Match | None] = [None] * len(located)
    matches[anchor] = match
    last = match
    for place in range(anchor + 1, len(located)):
        matches[place] = _nearest(index, located[place], last, behind=True)
        last = matches[place] or last
    last = match
    for place in range(anchor - 1, -1, -1):
        matches[place] = _nearest(index, located[place], last, behind=False)
        last = matches[place] or last
    there = [each for each in matches if each]
    apart = tuple(_apart(index, one.run, other.run) for one, other in pairwise(there))
    return Chain(tuple(located), tuple(matches), apart)


def _nearest(index: WordIndex, located: Located, last: Match, *, behind: bool) -> Match | None:
    """Of the places on either side of a match, and of the first of all, the one that belongs to it most."""
    if not len(located.starts):
        return None
    at = int(np.searchsorted(located.starts, last.run.behind if behind else last.run.first))
    near = {max(0, at - 2), max(0, at - 1), min(at, len(located.starts) - 1), 0}

    def distance(match: Match) -> tuple[int, int]:
        one, other = (last.run, match.run) if behind else (match.run, last.run)
        return _apart(index, one, other), abs(other.first - one.behind)

    return min(map(located.match, sorted(near)), key=distance)


def _apart(index: WordIndex, one: Run, other: Run) -> int:
    if index.document_of(one.first) is not index.document_of(other.first):
        return APART
    if other.first < one.behind:
        return TURNED
    return IN_BLOCK if index.block_number(one.behind - 1) == index.block_number(other.first) else IN_DOCUMENT


def _distance(chain: Chain) -> tuple[int, int]:
    there = [match for match in chain.matches if match]
    gaps = np.array([other.run.first - one.run.behind for one, other in pairwise(there)])
    return sum(chain.apart), int(np.abs(gaps).sum())
