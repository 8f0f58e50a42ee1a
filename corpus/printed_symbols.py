"""Symbols in running text: printed ones, and the resolutions that people and documents name by number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.errors import BadSymbol
from corpus.letters import with_plain_digits
from corpus.symbol import DASHES, ORGANS, PART, YEAR, Symbol

# An organ at a word's start, components, and at most one year, session or part in brackets, that may stand after a
# space ("S/RES/822 (1993)"). Behind the dash of a joint symbol a line may end.
_DASH = f"[-{DASHES}]"
_LISTED = f"(?:{'|'.join(sorted(ORGANS, key=len, reverse=True))})"
_ORGAN = rf"(?:{_LISTED}|[A-Z]{{2,8}}(?:\.\d{{1,2}})?)"
_COMPONENTS = (
    rf"[A-Z0-9](?:[A-Za-z0-9./]|{_DASH}(?=[A-Z0-9])(?!{_ORGAN}/)"
    rf"|\s?\((?:[IVXLC]+)\)|(?<=[A-Z])\(\d{{1,3}}\)|(?<=\d)\s?\((?:1[89]|20)\d\d\)|(?<=\d)\s?(?i:{PART}))*"
)
_HALF = rf"{_ORGAN}/{_COMPONENTS}"
_IN_TEXT = re.compile(rf"(?<![\w/.\-]){_HALF}(?:(?<=[\d)]){_DASH}\s?{_HALF})*")
_NEXT_HALF = re.compile(rf"(?<=[\d)])(?P<dash>{_DASH}\s?)(?={_ORGAN}/)")
_HAS_PART = re.compile(PART, re.I)
_RESOLUTION = re.compile(r"/(?:RES|DEC)/")
#: So many components of a symbol whose organ is not listed hold figures ("UNW/2025/1"): words have strokes too.
_NUMBERED_COMPONENTS = 2

# Resolutions cited by number. A bracketed year is the Security Council's way, a bracketed roman session or a
# session before a stroke the General Assembly's, a year before a stroke the Economic and Social Council's.
# A list of them ends where the next one is announced, and goes on behind "para. 3".
_RESOLUTIONS = re.compile(
    r"\bresolutions?\b(?P<list>(?:(?!\bresolution)(?:[^.:]|(?<=\bpara)\.|(?<=\bparas)\.|(?<=\bp)\.|(?<=\bpp)\.))*)",
    re.I,
)
_BY_NUMBER = re.compile(
    rf"(?<![\w/.\-])(?:(?P<year_form>\d{{1,4}})\s?\((?P<year>{YEAR})\)|(?P<roman_form>\d{{1,4}})(?:\s?[A-Z])?\s?\((?P<roman>[IVXLC]+)\)"
    rf"|(?P<session>\d{{1,3}}|ES-\d+|S-\d+|{YEAR})/(?P<number>\d{{1,3}}))(?![\w/])"
)
#: Bodies whose resolutions are numbered alike, and the first part of the symbols of each.
_BODIES = {
    "general assembly": "A",
    "human rights council": "A/HRC",
    "economic and social council": "E",
    "commission on human rights": "E/CN.4",
}
#: Whose resolutions may be called by a number alone, where the body is named.
_ORGANS_OF = {"general assembly": ("A",)}
_COUNCIL = re.compile(r"\bSecurity\s+Council\b|\bUNSCR?\b|\bSCR?\b")
_ANY_BODY = f"(?P<body>{'|'.join(_BODIES)})"
_BODY = re.compile(_ANY_BODY, re.I)
# Numbers without a year, as people ask: "resolution 853", "UNSCR 853", "resolutions 822 and 853". A list ends where
# the next one is announced: "resolution 822 or resolution 853".
_ANNOUNCED = re.compile(
    r"\b(?P<what>resolutions?|res\b\.?|UNSCR|SCR)\s*(?:nos?\.?\s*)?"
    r"(?P<list>\d{1,4}\b(?:(?!\b(?:resolutions?|res|UNSCR|SCR)\b)[^.:?!;]){0,200})",
    re.I,
)
# Numbers that nothing announces, as lawyers write: "853 (1993)", "para. 3 of 853", "853, para. 3".
_PLACE = r"(?:para(?:graph)?s?\b|preamb|¶|§|OP\s?\d|PP\s?\d|annex|footnote)"
_BARE = re.compile(
    rf"(?<![\w/.\-])(?P<dated>\d{{2,4}})\s?\((?P<year>{YEAR})\)"
    rf"|{_PLACE}[^?!;]{{0,20}}\b(?:of|in|to)\s+(?P<behind>\d{{3,4}})(?![\w/%]|[.,]\d)"
    rf"|(?:^|[“\"(]|\b(?:does|did|in|of|under)\s+)(?P<before>\d{{3,4}}),?\s*(?={_PLACE})",
    re.I,
)
_IN_LIST = re.compile(
    r"(?P<number>\d{1,4})(?![\w/])(?P<year>\s?\((?:\d{4}|[IVXLC]+)\))?(?P<more>(?:\s*(?:,|&|/|\band\b|\bor\b))*\s*)"
)
# At the head of a resolution.
_NAMED = re.compile(r"resolution\s+", re.I)
_NAMED_AND_DATED = re.compile(
    rf"resolution\s+(?P<number>\d{{1,4}})\b.{{0,20}}?\bof\s+\d{{1,2}}\s+[^\W\d]+\s+(?P<year>{YEAR})\b", re.I
)
_RIGHT_BEFORE = re.compile(r"(?:[’']s)?\s+")
_OF_BODY = re.compile(rf"\b(?:of|by)\s+(?:the\s+)?{_ANY_BODY}", re.I)


def find_symbols(text: str) -> Iterator[tuple[int, int, Symbol]]:
    """Every symbol printed in running text, with its code-point range `[start, end)`."""
    text = with_plain_digits(text)
    for match in _IN_TEXT.finditer(text):
        joint = _printed(text, match.start(), match.end())
        if joint is not None:
            yield joint
            continue
        at = match.start()
        for cut in (*_NEXT_HALF.finditer(match.group()), None):  # "S/2023/5–S/2023/9": the first and last of many
            half = _printed(text, at, match.start() + cut.start() if cut else match.end())
            if half is not None:
                yield half
            at = match.start() + cut.end() if cut else at


def _printed(text: str, start: int, end: int) -> tuple[int, int, Symbol] | None:
    """The symbol that stands in the range, less what only looks like more of it; None where it holds none."""
    printed = text[start:end]
    if "(" in printed and not _RESOLUTION.search(printed) and not _HAS_PART.search(printed):
        remark = re.search(r"(?<=\d)\s?\(", printed)  # the bracket is a date or a remark
        printed = printed[: remark.start()] if remark else printed
    printed = printed.rstrip("./ -–—")
    try:
        symbol = Symbol.parse(printed)
    except BadSymbol:
        return None  # "A/the", "S/he": shaped like a symbol, without a number
    if not all(map(_is_no_word, symbol.halves)):
        return None
    return start, start + len(printed), symbol


def _is_no_word(half: str) -> bool:
    organ, *components = half.split("/")
    return organ in ORGANS or sum(any(map(str.isdigit, one)) for one in components) >= _NUMBERED_COMPONENTS


def find_resolutions(text: str) -> Iterator[tuple[int, int, Symbol]]:
    """Resolutions that running text cites by number ("resolutions 822 (1993) and 853 (1993)")."""
    text = with_plain_digits(text)
    bodies = _Bodies.named_in(text)
    for announced in _RESOLUTIONS.finditer(text):
        for match in _BY_NUMBER.finditer(text, announced.start("list"), announced.end("list")):
            body = bodies.of_resolution(match.end(), announced)
            yield match.start(), match.end(), Symbol.parse(_resolution_symbol(match, body))


def find_named(text: str) -> Iterator[tuple[int, int, Symbol]]:
    """Everything that a question may mean by a document's name: symbols, and resolutions with or without a year.

    A resolution without its year gives a symbol without one, for each organ that may have adopted it; `means`
    knows what they stand for.
    """
    text = with_plain_digits(text)
    printed = [*find_typed(text), *find_resolutions(text)]
    yield from printed
    bodies = _Bodies.named_in(text)
    taken = [span[:2] for span in printed]
    for announced in _ANNOUNCED.finditer(text):
        at = announced.start("list")
        while (number := _IN_LIST.match(text, at, announced.end("list"))) is not None:
            if not number["year"] and not _of_a_year(announced, number):
                body = bodies.of_resolution(number.end("number"), announced)
                for organ in _ORGANS_OF.get(body, ("S",) if _COUNCIL.search(text) else ("S", "A")):
                    taken.append(number.span("number"))
                    yield *taken[-1], Symbol.parse(f"{organ}/RES/{number['number']}")
            if not number["more"].strip():
                break
            at = number.end()
    yield from _bare(text, taken)


def _bare(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, Symbol]]:
    """Resolutions whose number stands beside a place or a year, outside of the ranges `taken`."""
    for match in _BARE.finditer(text):
        start, end = match.span() if match["dated"] else match.span("behind" if match["behind"] else "before")
        if not any(start < other_end and other_start < end for other_start, other_end in taken):
            organs = ("S",) if match["dated"] or _COUNCIL.search(text) else ("S", "A")
            yield from ((start, end, Symbol.parse(f"{organ}/RES/{text[start:end]}")) for organ in organs)


def find_typed(text: str) -> Iterator[tuple[int, int, Symbol]]:
    """Symbols as people type them: in small letters too, where their organ is listed."""
    yield from find_symbols(text)
    capitals = "".join(sign.upper() if len(sign.upper()) == 1 else sign for sign in text)
    for start, end, symbol in find_symbols(capitals):
        if text[start].islower() and symbol.organ in ORGANS:
            yield start, end, symbol


def resolution_headed(text: str) -> Symbol | None:
    """The symbol of the resolution that a head names: "Resolution 12 (1950)", "12 (1950). Resolution of 3 May".

    Where the year in brackets is missing or misprinted, that of the date stands in a Security Council symbol.
    """
    text = with_plain_digits(text)
    named = _NAMED.match(text)
    number = _BY_NUMBER.match(text, named.end() if named else 0)
    body = _BODY.search(text)
    if number:
        return Symbol.parse(_resolution_symbol(number, body.group().lower() if body else ""))
    dated = _NAMED_AND_DATED.match(text)
    if dated and body is None and "security council" in text.lower():
        return Symbol.parse(f"S/RES/{dated['number']}({dated['year']})")
    return None


def _of_a_year(announced: re.Match[str], number: re.Match[str]) -> bool:
    """True in "resolutions 1993", for those of a year: several of them have more than one number."""
    alone = number.start() == announced.start("list") and not number["more"].strip()
    return bool(alone and announced["what"].lower() == "resolutions" and re.fullmatch(YEAR, number["number"]))


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Where a text names bodies that adopt resolutions: anywhere, and as "of the …"."""

    named: tuple[re.Match[str], ...]
    owners: tuple[re.Match[str], ...]

    @classmethod
    def named_in(cls, text: str) -> _Bodies:
        return cls(tuple(_BODY.finditer(text)), tuple(_OF_BODY.finditer(text)))

    def of_resolution(self, number_end: int, announced: re.Match[str]) -> str:
        """Whose it is: of the body right before the word "resolution", else behind the number, else named last."""
        before = bisect_right(self.named, announced.start(), key=re.Match.end) - 1
        last = self.named[before] if before >= 0 else None
        if last and _RIGHT_BEFORE.fullmatch(announced.string, last.end(), announced.start()):
            return last["body"].lower()
        behind = bisect_left(self.owners, number_end, key=re.Match.start)
        if behind < len(self.owners) and self.owners[behind].end() <= announced.end("list"):
            return self.owners[behind]["body"].lower()
        return last["body"].lower() if last else ""


def _resolution_symbol(match: re.Match[str], body: str) -> str:
    if match["year_form"]:
        return f"S/RES/{match['year_form']}({match['year']})"
    if match["roman_form"]:
        return f"A/RES/{match['roman_form']}({match['roman']})"
    if len(match["session"]) == 4 and match["session"].isdigit():
        organ = "E/CN.4" if body == "commission on human rights" else "E"
    else:
        organ = "A/HRC" if body == "human rights council" else "A"
    return f"{organ}/RES/{match['session']}/{match['number']}"
