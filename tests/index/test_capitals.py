"""A capital stands for its country where a name may be one."""

from __future__ import annotations

import pytest

from index.capitals import with_countries


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Washington", "United States"),
        ("the Moscow Government", "the Russia Government"),
        ("the Soviet Union", "the Soviet Union"),
        ("a male witness", "a male witness"),  # Malé is a capital
        ("", ""),
    ],
)
def test_a_capital_stands_for_its_country(said: str, meant: str) -> None:
    assert with_countries(said) == meant
