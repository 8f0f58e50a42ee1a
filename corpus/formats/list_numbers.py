"""Numbers of list items in the forms that Word and HTML know: "3", "c", "iii", "3rd"."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
#: Beyond these, letters and roman numbers are no longer read by anybody; Word itself stops at 780 and 32767.
_LAST_LETTERS, _LAST_ROMAN = 780, 3999
_SIGNS = ("*", "†", "‡", "§")


def _letters(number: int) -> str:
    """Letters of the alphabet, doubled behind "z": "aa" to "zz", "aaa"."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= _LAST_LETTERS else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _LAST_ROMAN:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _signs(number: int) -> str:
    return _SIGNS[(number - 1) % 4] * ((number - 1) // 4 + 1) if 0 < number <= 40 else str(number)


def _ordinal(number: int) -> str:
    teens = number // 10 % 10 == 1
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "chicago": _signs,
    "none": lambda number: "",
}


def format_number(number: int, form: str) -> str:
    """A number as `w:numFmt` wants it printed; as figures where the form is of another script."""
    return _FORMATS.get(form, str)(number)
