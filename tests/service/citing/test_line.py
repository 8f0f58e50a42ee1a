from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.citing.line import enclosed, one_line, printed


@given(st.text())
def test_one_line_has_no_line_end_no_control_and_no_sign_of_direction(text: str) -> None:
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert not set(line) & set("\x00\r\n\u2028\u202e\u2066\ufffe")
    assert one_line(line) == line


@given(st.text())
def test_what_is_enclosed_keeps_every_sign_and_ends_what_it_opens(text: str) -> None:
    closed = enclosed(text)
    assert closed.startswith(text)
    assert enclosed(closed) == closed


def test_an_override_is_ended_behind_the_text() -> None:
    assert enclosed("a \u202eb \u2066c") == "a \u202eb \u2066c\u2069\u202c"
    assert enclosed("a \u202eb\u202c c") == "a \u202eb\u202c c"


def test_halves_of_characters_become_blanks() -> None:
    assert printed("a\ud800b\x0bc") == "a b c"
