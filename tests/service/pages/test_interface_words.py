from __future__ import annotations

import re

import pytest

from service.pages.interface_words import FOLDER, InterfaceWords
from service.pages.static_files import WEB

_LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def test_the_languages_of_the_united_nations_are_there() -> None:
    assert {"ar", "es", "fr", "ru", "zh"} <= set(_LANGUAGES)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_what_templates_say_is_there_in_each_language(language: str) -> None:
    words = InterfaceWords.of(language)
    said = {
        english
        for name in (path.name for path in (WEB / "templates").glob("_*.html"))
        for call in re.findall(r"(?:page\.)?words\(([^)]*)\)", (WEB / "templates" / name).read_text(encoding="utf-8"))
        for english in re.findall(r'"([^"]+)"', call)
    }
    assert said
    assert said <= words.table.keys()
    assert all(english.count("{}") == own.count("{}") for english, own in words.table.items())


def test_english_and_what_is_not_translated_stay_as_they_are() -> None:
    assert InterfaceWords.of("en")("Not held") == "Not held"
    assert InterfaceWords.of("../en")("Not held") == "Not held"
    assert InterfaceWords.of("fr")("no such words") == "no such words"


def test_arabic_is_set_from_the_right() -> None:
    assert InterfaceWords.of("ar").direction == "rtl"
    assert InterfaceWords.of("ru").direction == "ltr"
