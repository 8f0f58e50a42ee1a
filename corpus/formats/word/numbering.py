"""The numbers of a Word document's paragraphs: they stand nowhere in its text, and follow from its lists.

ECMA-376 part 1, 17.9. Lists that share a definition count on together, unless one says that it starts anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.formats.list_numbers import format_number
from corpus.formats.word.package import WORD, Element, attribute, child_value
from corpus.formats.word.styles import Styles, number_of

_LEVELS = 9
_PLACE = re.compile(r"%(?P<level>[1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `text` has "%1" where the number of the first level stands.

    restarts_behind  the level, from 1, whose next number makes this one begin anew; 0 for none
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts_behind: int | None = None
    legal: bool = False
    style: str = ""
    indent: Element | None = None

    @property
    def is_bullet(self) -> bool:
        return self.form == "bullet"


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands in a list: the list's id, and the level from 0."""

    list: str
    level: int


@dataclass(slots=True)
class _List:
    """What `w:num` says: the definition it is an instance of, levels and starts of its own."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted. `root` is None where it has none."""

    root: Element | None
    styles: Styles
    _lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        definitions = _by_id(self.root, "abstractNum", "abstractNumId")
        numbers = _by_id(self.root, "num", "numId")
        for name, element in numbers.items():
            definition = self._definition(child_value(element, "abstractNumId") or "", definitions, numbers)
            if definition in definitions:
                self._lists[name] = _list(element, definition, definitions[definition])

    def place(self, properties: Element | None, style: str) -> ListPlace | None:
        """Where a paragraph stands, by its own properties and its style; None where it has no number."""
        own = properties.find(f"{WORD}numPr") if properties is not None else None
        name, level = child_value(own, "numId"), child_value(own, "ilvl")
        if name is None:
            name, styled = self._of_style(style)
            level = styled if level is None else level
        if name not in self._lists:
            return None
        if level is None:
            return ListPlace(name, self._level_of_style(name, style))
        return ListPlace(name, min(max(int(number_of(level) or 0), 0), _LEVELS - 1))

    def level(self, place: ListPlace) -> Level:
        return self._lists[place.list].levels.get(place.level, Level())

    def next(self, place: ListPlace) -> str:
        """The number printed in front of the next paragraph at this place; "" for a bullet."""
        own = self._lists[place.list]
        counts = self._counts.setdefault(own.definition, {})
        start = self.level(place).start
        if (place.list, place.level) not in self._started:
            self._started.add((place.list, place.level))
            if place.level in own.starts:
                start = own.starts[place.level]
                counts.pop(place.level, None)
        counts[place.level] = counts[place.level] + 1 if place.level in counts else start
        for deeper in range(place.level + 1, _LEVELS):
            behind = own.levels.get(deeper, Level()).restarts_behind
            if behind is None or place.level < behind:
                counts.pop(deeper, None)
        return self._printed(own, place.level, counts)

    def _printed(self, own: _List, at: int, counts: dict[int, int]) -> str:
        level = own.levels.get(at, Level())
        if level.is_bullet:
            return ""

        def number(match: re.Match[str]) -> str:
            index = int(match["level"]) - 1
            other = own.levels.get(index, Level())
            form = "decimal" if level.legal else other.form
            return "" if other.is_bullet else format_number(counts.get(index, other.start), form)

        return _PLACE.sub(number, level.text).strip()

    def _of_style(self, style: str) -> tuple[str | None, str | None]:
        for properties in self.styles.paragraph_properties(style):
            found = properties.find(f"{WORD}numPr")
            if found is not None:
                return child_value(found, "numId"), child_value(found, "ilvl")
        return None, None

    def _level_of_style(self, name: str, style: str) -> int:
        """Of a paragraph whose style names a list: the level that names the style."""
        for each in self.styles.chain(style):
            for at, level in self._lists[name].levels.items():
                if level.style and level.style == each.id:
                    return at
        return 0

    def _definition(self, name: str, definitions: dict[str, Element], numbers: dict[str, Element]) -> str:
        """The definition with the levels: one may only name a list style, which names the list that has them."""
        linked = child_value(definitions.get(name), "numStyleLink")
        if linked:
            list_name, _ = self._of_style(linked)
            return child_value(numbers.get(list_name or ""), "abstractNumId") or name
        return name


def _by_id(root: Element, name: str, id_name: str) -> dict[str, Element]:
    return {attribute(each, id_name) or "": each for each in root.iterfind(WORD + name)}


def _list(number: Element, definition: str, levels: Element) -> _List:
    own = _List(definition, dict(map(_level, levels.iterfind(f"{WORD}lvl"))), {})
    for override in number.iterfind(f"{WORD}lvlOverride"):
        at = int(number_of(attribute(override, "ilvl")) or 0)
        replacing = override.find(f"{WORD}lvl")
        if replacing is not None:
            own.levels[at] = _level(replacing)[1]
        start = number_of(child_value(override, "startOverride"))
        if start is not None:
            own.starts[at] = int(start)
    return own


def _level(element: Element) -> tuple[int, Level]:
    restart = number_of(child_value(element, "lvlRestart"))
    start = number_of(child_value(element, "start"))
    return int(number_of(attribute(element, "ilvl")) or 0), Level(
        start=int(start) if start is not None else 0,
        form=child_value(element, "numFmt") or "decimal",
        text=child_value(element, "lvlText") or "",
        restarts_behind=int(restart) if restart is not None else None,
        legal=element.find(f"{WORD}isLgl") is not None,
        style=child_value(element, "pStyle") or "",
        indent=element.find(f"{WORD}pPr/{WORD}ind"),
    )
