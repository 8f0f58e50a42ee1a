from __future__ import annotations

import pytest

from index.foreign_names import ForeignNames

_NAMES = ForeignNames.of(["ardmouth", "selby", "lenkovar", "qarindja", "brandt", "mandela"])


@pytest.mark.parametrize(
    ("language", "typed", "name"),
    [
        ("ru", "Ленковаре", "lenkovar"),
        ("ru", "Ленковарского", "lenkovar"),
        ("ar", "ولنكوفار", ""),
        ("ar", "سلبي", "selby"),
        ("tr", "Karinca", "qarindja"),
        ("de", "Karindscha", "qarindja"),
        ("zh", "曼德拉", "mandela"),
        ("fr", "Selbi", "selby"),
    ],
)
def test_name_is_met_in_another_script(language: str, typed: str, name: str) -> None:
    assert _NAMES.find(typed, language) == name


@pytest.mark.parametrize("typed", ["Норландия", "ministre", "首都", "لماذا", "Zypern"])
def test_other_words_are_no_names(typed: str) -> None:
    assert _NAMES.find(typed, "ru") == ""
