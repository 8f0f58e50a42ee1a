"""A text names a subject in any wording that means the same name, and not where it has only a part of it."""

from __future__ import annotations

import pytest

from index.spellings import Spellings
from service.asking.subjects import Subject, Subjects


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Norland", "the Government of Norland"),
        ("Norlandish ferries", "a ferry of Norland"),
        ("the situation in Norland", "Norland is an island"),
        ("the UN Lake Force", "the United Nations Lake Force"),
        ("Port Selby", "the harbour of Port Selby"),
        ("UNLFN", "the United Nations Lake Force in Norland"),
        ("LF (Lake Force)", "the Lake Force shall sail"),
        ("cease-fire", "a ceasefire at sea"),
        ("ceasefire", "a cease-fire at sea"),
        ("Ardmouth-Selby", "between Ardmouth and Selby"),
        ("Qarden", "the town of Ghardan"),
        ("East Timor", "the people of East Timor"),
        ("east timor", "the people of Timor-Leste"),
    ],
)
def test_a_text_names_a_subject(subject: str, text: str) -> None:
    spellings = Spellings({}, {"ghardan": "qarden"})
    assert Subjects(spellings).names(text, Subject.of(subject))


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("West Port", "the port in the west"),
        ("Port Selby", "the port of Ardmouth, near Selby"),
        ("Norland buoys", "Norland has ferries"),
        ("raid", "an attack"),
        ("ULN", "the United Nations Lake Force"),
        ("the situation", "the situation"),
        ("East Timor", "Timor lies east of Bali"),
    ],
)
def test_a_text_with_less_or_with_something_else_does_not_name_it(subject: str, text: str) -> None:
    assert not Subjects(Spellings()).names(text, Subject.of(subject))


def test_a_related_word_does_where_that_is_allowed() -> None:
    assert Subjects(Spellings()).names("an attack on Selby", Subject.of("raid on Selby"), loosely=True)
