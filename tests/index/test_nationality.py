"""Countries by the words that name them."""

from __future__ import annotations

import pytest

from index.nationality import countries_in


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the United States of America", [("united states", "country")]),
        ("The US said, and told us", [("united states", "country")]),
        ("Iraqi tanks in Kuwait’s desert", [("iraq", "adjective"), ("kuwait", "country")]),
        ("how many azeris", [("azerbaijan", "people")]),
        ("Côte d’Ivoire, Cote d'Ivoire", [("cote d'ivoire", "country"), ("cote d'ivoire", "country")]),
        ("Moscow and Russia", [("russian federation", "capital"), ("russian federation", "country")]),
        ("Dutch, Danes, Türkiye", [("netherlands", "adjective"), ("denmark", "people"), ("türkiye", "country")]),
        ("Democratic Republic of the Congo", [("democratic republic of the congo", "country")]),
        ("a turkey, some china, the poles", []),
        ("", []),
    ],
)
def test_a_country_is_known_by_its_name_its_people_its_adjective_and_its_capital(
    text: str, named: list[tuple[str, str]]
) -> None:
    assert [(one.country, one.form) for one in countries_in(text)] == named


def test_a_country_stands_where_it_is_named() -> None:
    text = "He left South Africa in 1990."
    assert [one.span.of(text) for one in countries_in(text)] == ["South Africa"]
