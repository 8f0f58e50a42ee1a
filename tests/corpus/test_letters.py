from __future__ import annotations

import pytest

from corpus.letters import with_plain_digits


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("القرار ١٧٠١", "القرار 1701"),
        ("８２２（１９９３）", "822（1993）"),
        ("۴۵ و 45", "45 و 45"),
        ("x² ½ Ⅳ", "x² ½ Ⅳ"),
    ],
)
def test_digits_of_every_script_are_those_of_english(text: str, plain: str) -> None:
    assert with_plain_digits(text) == plain
    assert len(plain) == len(text)
