"""A fuzzer that finds what goes wrong, and readers with which nothing does, as far as some seconds tell."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from corpus.errors import UnreadableSource
from tests.faults.fuzz import SUFFIXES, Run, run
from tests.faults.seeds import seeds_of

#: Inputs of each reader: a handful, beside the command that reads as many as one likes.
_FEW = 25


@pytest.mark.parametrize("reader", [name for name in SUFFIXES if name != "doc"])
def test_changed_files_are_read_or_refused(reader: str) -> None:
    suffix = SUFFIXES[reader]
    tally = run(Run(suffix, 7, seeds_of(suffix)), range(_FEW))
    assert tally.findings == []
    assert tally.inputs == _FEW
    assert tally.documents


def test_an_input_follows_from_its_number_alone() -> None:
    seeds = seeds_of(".docx")
    one, other = Run(".docx", 1, seeds), Run(".docx", 1, seeds)
    assert [one.input(number) for number in range(9)] == [other.input(number) for number in reversed(range(9))][::-1]
    assert one.input(3) != Run(".docx", 2, seeds).input(3)


def _reads(data: bytes) -> object:
    match data[:1]:
        case b"e":
            raise KeyError("a fault")
        case b"r":
            raise UnreadableSource(Path("x.txt"), "it is refused")
        case b"k":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"h":
            while True:
                pass
        case b"m":
            return bytearray(8_000_000_000)
    return data


class _Given(Run):
    """Whose inputs are its seeds as they are."""

    def input(self, number: int) -> bytes:
        return self.seeds[number]


def test_faults_deaths_hangs_and_hunger_are_found_and_what_stands_behind_is_read() -> None:
    began = time.monotonic()
    seeds = (b"document", b"refused", b"error", b"kill", b"hang", b"memory", b"document")
    tally = run(_Given(".txt", 1, seeds, seconds=0.5, read=_reads), range(len(seeds)))
    assert (tally.documents, tally.refused) == (2, 1)
    told = {finding.number: finding.what for finding in tally.findings}
    assert sorted(told) == [2, 3, 4, 5]
    for number, words in ((2, "KeyError"), (3, "SIGKILL"), (4, "of the processor"), (5, "MemoryError")):
        assert words in told[number]
    assert time.monotonic() - began < 60
