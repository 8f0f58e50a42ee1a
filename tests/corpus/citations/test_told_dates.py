"""A sentence that opens with a date gives it to what it says was adopted or issued then, and to nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.citations.told_dates import date_told
from corpus.document import Document

Read = Callable[..., Document]


def told(read: Read, sentence: str) -> list[str]:
    document = read(f"The harbour was closed to all ferries for a year.\n\nThe pilots left. {sentence}\n")
    assert document.references
    return [str(date_told(document, reference)) for reference in document.references]


@pytest.mark.parametrize(
    "sentence",
    [
        "On 2 May 2022, the Council adopted its first presidential note (S/2391).",
        "On 2 May 2022, the Council adopted resolution 2650 (2022).",
        "On 2 May 2022 the Secretary-General issued document S/2022/91.",
        "On 2 May 2022, the Council adopted S/RES/2650 (2022).",
    ],
)
def test_what_is_adopted_or_issued_on_a_day_has_it(read: Read, sentence: str) -> None:
    assert told(read, sentence) == ["2022-05-02"]


@pytest.mark.parametrize(
    "sentence",
    [
        "On 9 November 2020, the parties made a statement that follows resolution 853 (1993).",
        "On 10 October 2020, Norland released ten prisoners, as S/2019/55 had asked.",
        "On 10 October 2020, Norland released ten prisoners (S/2391).",
        "On 10 October 2020, the parties made a statement following the first note (S/2391).",
        "On 10 October 2020, the Council recalled that it had adopted its first note (S/2391).",
        "On 10 October 2020, the Council adopted resolution 853 (1993).",
    ],
)
def test_what_is_but_cited_there_has_not(read: Read, sentence: str) -> None:
    assert told(read, sentence) == ["None"]
