"""The words of the page around an answer, in the language of its question. A quotation is never among them.

A file a language in web/words: the English words and theirs. English stands where none do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import service

FOLDER = Path(service.__path__[0]).parent / "web" / "words"
_RIGHT_TO_LEFT = frozenset({"ar"})


@dataclass(frozen=True, slots=True)
class InterfaceWords:
    """`language` is that of the words, as ISO 639-1 has it: "en" where there are none in the one asked for."""

    language: str = "en"
    table: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, language: str) -> InterfaceWords:
        return _read(language)

    @property
    def direction(self) -> str:
        return "rtl" if self.language in _RIGHT_TO_LEFT else "ltr"

    def __call__(self, english: str, *values: object) -> str:
        """The words for these English ones, `values` in the place of their braces."""
        return self.table.get(english, english).format(*values) if values else self.table.get(english, english)


@lru_cache(maxsize=32)
def _read(language: str) -> InterfaceWords:
    path = FOLDER / f"{language}.toml"
    if not language.isalpha() or not path.exists():
        return InterfaceWords()
    return InterfaceWords(language, MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8"))))
