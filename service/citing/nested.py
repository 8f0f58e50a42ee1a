"""Quotation marks inside a quotation, told apart from those around it as a citation style has them; no letter changes.

The United Nations, Chicago and Bluebook quote in double marks and set what is quoted inside in single ones, and what
is quoted inside of that in double ones again; OSCOLA does it the other way round. All four let who quotes make that
change, and no other. Marks of other languages («…», „…“) are not mistaken for those around, and stay as printed.
"""

from __future__ import annotations

import re

_DOUBLE = re.compile('[“”"]')
#: Single marks that are a pair, and no apostrophe: what opens is no other sign, and what closes ends a word.
_SINGLE = re.compile(r"‘(?P<inside>[^‘’]*(?:’\w[^‘’]*)*)’(?!\w)")
_BEGINS = re.compile(r"(?:^|[\s(\[–—-])$")
_OUTER = {False: ("“", "”"), True: ("‘", "’")}


def in_marks(text: str, *, single: bool = False) -> str:
    """The text in quotation marks, in double ones or in `single` ones."""
    first, last = _OUTER[single]
    return f"{first}{_doubles_outside(text) if single else _singles_inside(text)}{last}"


def _singles_inside(text: str) -> str:
    """What stands in double marks in single ones, and pairs of single marks in there in double ones."""
    parts, at, depth = list[str](), 0, 0
    for match in _DOUBLE.finditer(text):
        opens = _opens(text, match, depth)
        if match.group() == '"' and not opens and not depth:
            continue  # inches, or a mark whose pair was lost
        inside = text[at : match.start()]
        parts += [_SINGLE.sub(r"“\g<inside>”", inside) if depth else inside, "‘" if opens else "’"]
        at, depth = match.end(), max(0, depth + (1 if opens else -1))
    return "".join([*parts, text[at:]])


def _doubles_outside(text: str) -> str:
    """Pairs of single marks that stand in no double ones in double ones."""
    parts, at, depth = list[str](), 0, 0
    for match in _DOUBLE.finditer(text):
        inside = text[at : match.start()]
        parts += [inside if depth else _SINGLE.sub(r"“\g<inside>”", inside), match.group()]
        at, depth = match.end(), max(0, depth + (1 if _opens(text, match, depth) else -1))
    rest = text[at:]
    return "".join([*parts, rest if depth else _SINGLE.sub(r"“\g<inside>”", rest)])


def _opens(text: str, mark: re.Match[str], depth: int) -> bool:
    """Curly marks say so themselves; a straight one opens where a word begins behind it and none ends before it."""
    if mark.group() != '"':
        return mark.group() == "“"
    return not depth and bool(_BEGINS.search(text, 0, mark.start())) and not text[mark.end() :][:1].isspace()
