"""Quotation marks inside a quotation: told apart from those around it, and nothing else touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.citing.nested import in_marks


@pytest.mark.parametrize(
    ("text", "double", "single"),
    [
        ("The lake is deep.", "“The lake is deep.”", "‘The lake is deep.’"),
        ("as “the deepest”, he said", "“as ‘the deepest’, he said”", "‘as “the deepest”, he said’"),
        ('as "the deepest", he said', "“as ‘the deepest’, he said”", '‘as "the deepest", he said’'),
        ("“the ‘best’ of it”", "“‘the “best” of it’”", "‘“the ‘best’ of it”’"),
        ("“Again and again", "“‘Again and again”", "‘“Again and again’"),
        ("O’Brien’s ‘cruel’ act", "“O’Brien’s ‘cruel’ act”", "‘O’Brien’s “cruel” act’"),
        ("“Norland’s ‘it’s so’ was heard”", "“‘Norland’s “it’s so” was heard’”", "‘“Norland’s ‘it’s so’ was heard”’"),
        ('a pipe of 5" and 6"', '“a pipe of 5" and 6"”', '‘a pipe of 5" and 6"’'),
        ("le « lac » de Norland", "“le « lac » de Norland”", "‘le « lac » de Norland’"),
        ("der „See“ liegt", "“der „See‘ liegt”", "‘der „See“ liegt’"),
    ],
)
def test_marks_inside_are_not_those_around(text: str, double: str, single: str) -> None:
    assert in_marks(text) == double
    assert in_marks(text, single=True) == single


@given(st.text(alphabet="ab ’‘“”\"'«,.", max_size=40))
def test_no_sign_but_quotation_marks_changes_and_none_is_lost(text: str) -> None:
    for single in (False, True):
        inside = in_marks(text, single=single)[1:-1]
        assert len(inside) == len(text)
        assert all(a == b or {a, b} <= set('’‘“”"') for a, b in zip(text, inside, strict=True))
