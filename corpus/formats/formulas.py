"""Formulas of Word (OMML, EQ fields) and of HTML (MathML) as one line of text: "2/5", "10⁶", "√(x + 1)".

What cannot be said in a line is `[formula]`, so that no number is made of figures that stand above each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from corpus.lines import as_superscript

UNSAID = "[formula]"

_SIMPLE = re.compile(r"[\w.,]+")
_RAISABLE = re.compile(r"[0-9+\-−=()]+")
#: What only describes a formula, and prints nothing of its own.
_PASSED_OVER = frozenset(
    """rPr fPr sSupPr sSubPr sSubSupPr radPr dPr naryPr ctrlPr oMathParaPr annotation annotation-xml mspace mphantom
    degHide""".split()
)
#: Tables of figures, figures above figures without a line: nothing that a line of text says.
_UNSAYABLE = frozenset(("m", "eqArr", "mtable", "limLow", "limUpp", "sPre", "mmultiscripts", "mstack", "mlongdiv"))
_EQ_CALL = re.compile(r"\\(?P<name>[a-z])\s*\((?P<of>[^()\\]*)\)", re.I)
_EQ_RAISED = re.compile(r"\\s\s*\\(?P<way>up|do)\s*\d*\s*\((?P<of>[^()\\]*)\)", re.I)
_EQ_SEPARATOR = re.compile(r"\s*[,;]\s*")


def said(formula: etree._Element) -> str:
    """What a formula prints, its white space folded."""
    return " ".join(_said(formula).split())


def _said(element: etree._Element) -> str:
    if not isinstance(element.tag, str):  # a comment
        return ""
    name = etree.QName(element).localname
    if name in _PASSED_OVER:
        return ""
    if name in _UNSAYABLE:
        return UNSAID
    parts = [_said(child) for child in element if isinstance(child.tag, str) and _is_part(child)]
    if name in _FORMS:
        return _FORMS[name](parts)
    return (element.text or "") + "".join(parts)


def _is_part(element: etree._Element) -> bool:
    return etree.QName(element).localname not in _PASSED_OVER


def _fraction(parts: Sequence[str]) -> str:
    above, below = (*parts, "", "")[:2]
    return f"{_grouped(above)}/{_grouped(below)}"


def _raised(parts: Sequence[str]) -> str:
    base, power = (*parts, "", "")[:2]
    return base + (as_superscript(power) if _RAISABLE.fullmatch(power) else f"^{_grouped(power)}")


def _lowered(parts: Sequence[str]) -> str:
    base, index = (*parts, "", "")[:2]
    return f"{base}_{_grouped(index)}"


def _both(parts: Sequence[str]) -> str:
    base, index, power = (*parts, "", "", "")[:3]
    return _raised((_lowered((base, index)), power))


def _root(parts: Sequence[str]) -> str:
    """OMML gives the degree first, which may be empty; MathML's square root has none."""
    *degree, inside = parts or ("",)
    return f"{as_superscript(degree[0]) if degree else ''}√{_grouped(inside)}"


def _root_of_degree(parts: Sequence[str]) -> str:
    return _root(tuple(reversed(parts)))


def _bracketed(parts: Sequence[str]) -> str:
    return f"({', '.join(parts)})"


def _grouped(part: str) -> str:
    return part if _SIMPLE.fullmatch(part) else f"({part})"


_FORMS: Mapping[str, Callable[[Sequence[str]], str]] = {
    **dict.fromkeys(("f", "mfrac"), _fraction),
    **dict.fromkeys(("sSup", "msup"), _raised),
    **dict.fromkeys(("sSub", "msub"), _lowered),
    **dict.fromkeys(("sSubSup", "msubsup"), _both),
    **dict.fromkeys(("rad", "msqrt"), _root),
    "mroot": _root_of_degree,
    **dict.fromkeys(("d", "mfenced"), _bracketed),
}


def said_by_field(instruction: str) -> str:
    r"""What Word's field " EQ \f(2,5) " prints."""
    text = instruction.strip().removeprefix("EQ").removeprefix("eq").strip()
    before = ""
    while text != before:
        before = text
        text = _EQ_RAISED.sub(
            lambda match: _raised(("", match["of"])) if match["way"] != "do" else f"_{match['of']}", text
        )
        text = _EQ_CALL.sub(_called, text)
    return UNSAID if "\\" in text or not text else text


def _shifted(match: re.Match[str]) -> str:
    return (_raised if match["way"].lower() == "up" else _lowered)(("", match["of"]))


def _called(match: re.Match[str]) -> str:
    """A call whose arguments hold no other."""
    given = _EQ_SEPARATOR.split(match["of"].strip())
    match match["name"].lower():
        case "f":
            return _fraction(given)
        case "r":
            return _root(given)
        case "b":
            return _bracketed(given)
        case "l" | "x":
            return ", ".join(given)
        case _:
            return UNSAID
