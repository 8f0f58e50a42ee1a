"""Footnotes and endnotes of a Word document: their numbers, which follow from the order of their marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.formats.list_numbers import format_number
from corpus.formats.word.package import WORD, Element, Package, Part, attribute, child_value
from corpus.formats.word.styles import number_of

_KINDS = ("footnote", "endnote")
#: What a section was like before somebody changed it.
_FORMER = f"{WORD}sectPrChange"
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class Note:
    """A note whose mark has been met. `custom` is true where its author chose the mark."""

    number: str
    element: Element
    part: Part
    custom: bool


@dataclass(slots=True)
class Notes:
    """The notes of a document, and how far their numbers have come. `due`: those whose text is printed next."""

    parts: Mapping[str, Part]
    elements: Mapping[tuple[str, str], Element]
    settings: Element | None
    sections: Sequence[Element]
    due: list[Note] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], str] = field(default_factory=dict)
    _section: int = 0

    @classmethod
    def of(cls, package: Package, main: Part) -> Notes:
        found = {kind: package.related(main, f"{kind}s") for kind in _KINDS}
        parts = {kind: part for kind, part in found.items() if part is not None}
        settings = package.related(main, "settings")
        return cls(
            parts=parts,
            elements={
                (kind, attribute(note, "id") or ""): note
                for kind, part in parts.items()
                for note in part.root.iterfind(WORD + kind)
            },
            settings=settings.root if settings else None,
            sections=tuple(each for each in main.root.iter(f"{WORD}sectPr") if each.getparent().tag != _FORMER),
        )

    def number(self, kind: str, name: str, custom: str) -> str:
        """The number of a note whose mark stands here: `custom`, where its author chose it."""
        key = (kind, name)
        if key not in self._numbers:
            self._numbers[key] = custom or self._next(kind)
            if key in self.elements:
                self.due.append(Note(self._numbers[key], self.elements[key], self.parts[kind], bool(custom)))
        return self._numbers[key]

    def taken(self) -> list[Note]:
        """The notes that are due; from now on they are not."""
        due, self.due = self.due, []
        return due

    def end_section(self) -> None:
        for kind in _KINDS:
            if self._setting(kind, "numRestart") == "eachSect":
                self._counts.pop(kind, None)
        self._section += 1

    def _next(self, kind: str) -> str:
        start = number_of(self._setting(kind, "numStart"))
        first = int(start) if start is not None else 1
        self._counts[kind] = self._counts[kind] + 1 if kind in self._counts else first
        return format_number(self._counts[kind], self._setting(kind, "numFmt") or _FORMS[kind])

    def _setting(self, kind: str, name: str) -> str | None:
        """What this section says of its notes, else what the document says."""
        for properties in self._places():
            value = child_value(properties.find(f"{WORD}{kind}Pr"), name)
            if value is not None:
                return value
        return None

    def _places(self) -> Iterator[Element]:
        yield from self.sections[self._section : self._section + 1]
        if self.settings is not None:
            yield self.settings
