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
        (
            "Congo, Congolese",
            [("democratic republic of the congo", "country"), ("democratic republic of the congo", "adjective")],
        ),
        ("Dominican, South Sudan", [("dominican republic", "adjective"), ("sudan", "country")]),
        (
            "North Korean, South Koreans",
            [("democratic people's republic of korea", "adjective"), ("republic of korea", "people")],
        ),
        (
            "Azerbaijani, Lebanese, Nigerian, Sri Lankan",
            [
                ("azerbaijan", "adjective"),
                ("lebanon", "adjective"),
                ("nigeria", "adjective"),
                ("sri lanka", "adjective"),
            ],
        ),
        ("the Democratic People’s Republic of Korea", [("democratic people's republic of korea", "country")]),
        ("red chili", []),
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


def test_no_adjective_made_by_rule_is_another_states() -> None:
    assert [
        one.country
        for one in countries_in("Nigerien, Austrian, Australian, Indian, Indonesian, Iranian, Malian, Mauritian")
    ] == ["niger", "austria", "australia", "india", "indonesia", "iran", "mali", "mauritius"]
