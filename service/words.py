"""Pincite's own words in the languages of its readers. Quotations and citations are never among them.

A catalogue a language in web/locale, as gettext writes them; English stands in the code, and wherever one has nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale, negotiate_locale
from babel.dates import format_date
from babel.messages.pofile import read_po

import service

FOLDER = Path(service.__path__[0]).parent / "web" / "locale"
#: ISO 639-1 → the language's own name, in the order in which the United Nations lists them.
LANGUAGES = {
    "ar": "العربية",
    "zh": "中文",
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
}
#: Kinds of numbers as `Intl.PluralRules` calls them, in the order of a catalogue's plural forms.
PLURALS = {
    "ar": "zero one two few many other",
    "zh": "other",
    "en": "one other",
    "fr": "one other",
    "ru": "one few many",
    "es": "one other",
}
#: Where the day stands in front of the month, as in the documents.
_LOCALES = {"en": "en_GB"}


def to_say(english: str) -> str:
    """The same words: marks those of a table for the catalogues."""
    return english


def several_to_say(one: str, many: str) -> tuple[str, str]:
    """The same words, of one thing and of several: marks those of a table for the catalogues."""
    return one, many


@dataclass(frozen=True, slots=True)
class Words:
    """`language` is that of the words, as ISO 639-1 has it: "en" where there are none in the one asked for.

    table  English words → theirs, in all forms that numbers ask for, in the order of `PLURALS`
    """

    language: str = "en"
    table: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, language: str) -> Words:
        return _read(language)

    @property
    def direction(self) -> str:
        return Locale.parse(self.language).text_direction

    def __call__(self, english: str, *values: object, **named: object) -> str:
        """The words for these English ones, `values` in the place of their braces."""
        said = self.table.get(english, (english,))[0]
        return said.format(*values, **named) if values or named else said

    def count(self, one: str, many: str, number: int) -> str:
        """The words for so many, with the number in the place of their braces."""
        return self.plural(one, many, number).format(f"{number:,}" if self.language == "en" else number)

    def plural(self, one: str, many: str, number: int) -> str:
        """As `gettext` has it: what stands in the words is left as it is."""
        forms = self.table.get(one, ())
        kinds = PLURALS[self.language if forms else "en"].split()
        kind = Locale.parse(self.language if forms else "en").plural_form(number)
        return (forms or (one, many))[kinds.index(kind) if kind in kinds else -1]

    def month(self, on: datetime.date) -> str:
        """Its name, shortened, as it stands alone."""
        return format_date(on, "LLL", self.language)

    def day(self, on: datetime.date) -> str:
        return format_date(on, "long", _LOCALES.get(self.language, self.language))


_SPOKEN: ContextVar[Words] = ContextVar("spoken", default=Words())  # noqa: B039  # frozen


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is said inside, without another language being asked for, is said in this one."""
    before = _SPOKEN.set(Words.of(language))
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> Words:
    """In the language of the reader whose request is being answered; English where there is none."""
    return _SPOKEN.get()


def chosen(wished: str, kept: str, accepted: str) -> str:
    """Which language a reader gets: the one asked for, else the one kept, else the first that the browser accepts."""
    if wished in LANGUAGES:
        return wished
    if kept in LANGUAGES:
        return kept
    return negotiate_locale(_by_preference(accepted), list(LANGUAGES), sep="-") or "en"


def _by_preference(accepted: str) -> list[str]:
    """The tags of `Accept-Language`, the best first."""
    weighed = [_weighed(part) for part in accepted[:1_000].split(",")]
    return [tag for tag, weight in sorted(weighed, key=lambda each: -each[1]) if tag and weight > 0]


def _weighed(part: str) -> tuple[str, float]:
    tag, _, told = part.partition(";")
    try:
        return tag.strip(), float(told.strip().removeprefix("q=") or 1)
    except ValueError:
        return tag.strip(), 0.0


@lru_cache(maxsize=32)
def _read(language: str) -> Words:
    path = FOLDER / f"{language}.po"
    if language not in LANGUAGES or not path.exists():
        return Words()
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    told = ((_forms(message.id), _forms(message.string or "")) for message in catalogue if message.id)
    return Words(language, MappingProxyType({english[0]: own for english, own in told if all(own)}))


def _forms(words: str | Sequence[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)
