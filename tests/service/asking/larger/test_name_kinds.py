"""It is told from the words of a name what sort of thing it is of."""

from __future__ import annotations

import pytest

from service.asking.larger.name_kinds import is_of, kind_of_noun


@pytest.mark.parametrize(
    ("name", "noun", "may_be"),
    [
        ("the Republic of Fiji", "countries", True),
        ("the Government of Peru", "governments", True),
        ("German Democratic Republic", "states", True),
        ("the President of the Republic of Fiji", "states", False),
        ("the President of the Republic of Fiji", "leaders", True),
        ("Tomas Okoye", "officials", True),
        ("Peru", "officials", False),
        ("the Fijian", "leaders", False),
        ("flight 103", "suspects", False),
        ("Lake Watch", "NGOs", True),
        ("Peru", "NGOs", False),
        ("Ardmouth", "towns", True),
        ("Fiji", "towns", False),
        ("Fiji", "islands", True),
        ("the Harbour Commission", "towns", False),
        ("Peru", "things", True),  # of no sort that has names
    ],
)
def test_a_name_may_be_of_what_a_noun_asks_for(name: str, noun: str, may_be: bool) -> None:
    assert is_of(name, kind_of_noun(noun.lower())) == may_be
