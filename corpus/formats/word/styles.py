"""How things look in a Word document: what they say themselves, their style, what that is based on, the defaults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.formats.word.package import WORD, Element, attribute, child_value

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{0,20})?")
_ON = (None, "1", "true", "on")
_HALF_POINTS = 2.0
_TWIPS = 20.0
_SIZE_WHERE_NONE_IS_GIVEN = 10.0
#: Half points; what is raised by less is only set straight.
_RAISED = 4.0
#: Styles may be based on one another in a ring.
_LONGEST_CHAIN = 30


def number_of(printed: str | None) -> float | None:
    """A number as files hold it, None for what is none; some writers leave figures behind the point."""
    return float(printed) if printed and _NUMBER.fullmatch(printed) else None


def points(element: Element | None, *names: str) -> float | None:
    """The first of these attributes, twentieths of a point, in points."""
    twips = (number_of(attribute(element, name)) for name in names)
    return next((value / _TWIPS for value in twips if value is not None), None)


@dataclass(frozen=True, slots=True)
class Type:
    """How a run looks. `size` in points; what is `struck` through holds no longer."""

    size: float = _SIZE_WHERE_NONE_IS_GIVEN
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    hidden: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """One style: what it says itself."""

    id: str
    name: str
    based_on: str
    paragraph: Element | None
    run: Element | None


@dataclass(slots=True)
class Styles:
    """The styles of a document; `root` is None where it has none."""

    root: Element | None
    _styles: dict[str, Style] = field(default_factory=dict)
    _default: str = ""
    _types: dict[tuple[str, str], Type] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for element in self.root.iterfind(f"{WORD}style") if self.root is not None else ():
            style = Style(
                id=attribute(element, "styleId") or "",
                name=(child_value(element, "name") or "").lower(),
                based_on=child_value(element, "basedOn") or "",
                paragraph=element.find(f"{WORD}pPr"),
                run=element.find(f"{WORD}rPr"),
            )
            self._styles.setdefault(style.id, style)
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                self._default = style.id

    def of_paragraph(self, properties: Element | None) -> str:
        """The id of a paragraph's style."""
        named = child_value(properties, "pStyle")
        return named if named in self._styles else self._default

    def chain(self, style: str) -> Iterator[Style]:
        """The style, what it is based on, and so on."""
        for _ in range(_LONGEST_CHAIN):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = found.based_on

    def name(self, style: str) -> str:
        """In small letters; "" where there is no such style."""
        found = self._styles.get(style)
        return found.name if found else ""

    def paragraph_properties(self, style: str) -> Iterator[Element]:
        """The `w:pPr` of the styles, the nearest first, and of the defaults."""
        for each in self.chain(style):
            if each.paragraph is not None:
                yield each.paragraph
        default = self.root.find(f"{WORD}docDefaults/{WORD}pPrDefault/{WORD}pPr") if self.root is not None else None
        if default is not None:
            yield default

    def outline_level(self, properties: Element | None, style: str) -> int | None:
        """0 for a heading of the first level; None for what is no heading."""
        own = (properties,) if properties is not None else ()
        for each in (*own, *self.paragraph_properties(style)):
            level = number_of(child_value(each, "outlineLvl"))
            if level is not None:
                return int(level) if 0 <= level < 9 else None
        return None

    def begins_page(self, properties: Element | None, style: str) -> bool:
        """A page begins with a paragraph of these properties and this style."""
        own = (properties,) if properties is not None else ()
        said = (each.find(f"{WORD}pageBreakBefore") for each in (*own, *self.paragraph_properties(style)))
        first = next((element for element in said if element is not None), None)
        return first is not None and attribute(first, "val") in _ON

    def type_of(self, run: Element | None, paragraph_style: str) -> Type:
        """How a run with these properties, `w:rPr`, looks in a paragraph of this style."""
        named = child_value(run, "rStyle") or ""
        key = (paragraph_style, named)
        if key not in self._types:
            self._types[key] = self._styled(paragraph_style, named)
        return _over(self._types[key], run) if run is not None else self._types[key]

    def _styled(self, paragraph_style: str, run_style: str) -> Type:
        default = self.root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr") if self.root is not None else None
        base = _over(Type(), default)
        outer, inner = self._of_chain(paragraph_style, base), self._of_chain(run_style, base)
        sizes = [size for size in (self._size(run_style), self._size(paragraph_style)) if size]
        # Bold within bold is upright: what both styles say cancels out.
        return Type(
            size=sizes[0] if sizes else base.size,
            bold=base.bold or outer.bold != inner.bold,
            italic=base.italic or outer.italic != inner.italic,
            superscript=inner.superscript or outer.superscript,
            hidden=base.hidden or outer.hidden != inner.hidden,
            struck=base.struck or outer.struck != inner.struck,
        )

    def _of_chain(self, style: str, base: Type) -> Type:
        found = Type(size=base.size)
        for each in reversed(list(self.chain(style))):
            found = _over(found, each.run)
        return found

    def _size(self, style: str) -> float | None:
        sizes = (number_of(child_value(each.run, "sz")) for each in self.chain(style))
        return next((size / _HALF_POINTS for size in sizes if size), None)


def _over(base: Type, run: Element | None) -> Type:
    """The look with what a `w:rPr` says itself."""
    if run is None:
        return base
    size = number_of(child_value(run, "sz"))
    return Type(
        size=size / _HALF_POINTS if size else base.size,
        bold=_toggled(run, "b", base.bold),
        italic=_toggled(run, "i", base.italic),
        superscript=_raised(run, base.superscript),
        hidden=_toggled(run, "vanish", base.hidden),
        struck=_toggled(run, "strike", _toggled(run, "dstrike", base.struck)),
    )


def _toggled(run: Element, name: str, base: bool) -> bool:
    element = run.find(WORD + name)
    return base if element is None else attribute(element, "val") in _ON


def _raised(run: Element, base: bool) -> bool:
    aligned = child_value(run, "vertAlign")
    if aligned is not None:
        return aligned == "superscript"
    raised = number_of(child_value(run, "position"))
    return base if raised is None else raised >= _RAISED
