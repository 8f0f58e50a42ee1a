"""Rows of the reader-train sets and the windows that training passages are."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences
from index.training import examples
from index.training.examples import Row, read_rows, read_sets, window

FERRIES = (
    "The ferry Selkie sailed from Ardmouth. It had 112 passengers. Admiral Renn watched from Port Selby. "
    "Nobody was hurt. The weather was calm. In March, the harbour master of Dunmore wrote a report."
)
#: Sixty sentences of ten words each.
LONG = " ".join(f"Boat number {n} sailed on to the northern islands today." for n in range(60))


def write_set(folder: Path, name: str, count: int) -> None:
    rows = (
        {"id": f"{name}-{n}", "question": f"Who {n}?", "context": "“Ana” sailed.", "answers": [], "source": name}
        for n in range(count)
    )
    with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)


def test_rows_are_read_with_answers_as_ranges_of_the_context(tmp_path: Path) -> None:
    context = "“Gəncə”, said Ana Beltran."
    stored = {
        "id": "a1",
        "question": "Who said it?",
        "context": context,
        "answers": [{"text": "Ana Beltran", "start": 14}, {"text": "Ana", "start": 14}],
        "source": "made up",
    }
    with gzip.open(tmp_path / "one.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(json.dumps(stored) + "\n")
    (row,) = read_rows(tmp_path / "one.jsonl.gz")
    assert row == Row("a1", "Who said it?", context, ((14, 25), (14, 17)))
    assert row.texts() == ("Ana Beltran", "Ana")


def test_a_row_that_nothing_answers_has_no_ranges(tmp_path: Path) -> None:
    write_set(tmp_path, "none", 1)
    assert read_rows(tmp_path / "none.jsonl.gz")[0].answers == ()


@pytest.fixture
def sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two sets that are named, one of them large, one that is not named, and none of a third."""
    monkeypatch.setattr(examples, "ROWS", {"large": 5, "small": 99, "absent": 9})
    for name, count in (("large.train", 20), ("large.dev", 7), ("small.train", 4), ("unnamed.train", 3)):
        write_set(tmp_path, name, count)
    return tmp_path


def test_the_sets_that_are_named_and_there_are_read_with_no_more_rows_than_said(sets: Path) -> None:
    read = dict(read_sets(sets, "train", random.Random(1)))
    assert {name: len(rows) for name, rows in read.items()} == {"large": 5, "small": 4}


def test_rows_of_a_set_are_each_taken_once_and_in_the_order_of_the_file(sets: Path) -> None:
    for _, rows in read_sets(sets, "train", random.Random(1)):
        places = [int(row.id.rpartition("-")[2]) for row in rows]
        assert places == sorted(set(places))


def test_a_split_has_its_own_rows_only(sets: Path) -> None:
    read = dict(read_sets(sets, "dev", random.Random(1)))
    assert {row.id.partition("-")[0] for rows in read.values() for row in rows} == {"large.dev"}


def test_the_seed_fixes_which_rows_are_taken(sets: Path) -> None:
    def taken(seed: int) -> list[tuple[str, list[Row]]]:
        return list(read_sets(sets, "train", random.Random(seed)))

    assert taken(1) == taken(1)
    assert len({str(taken(seed)) for seed in range(9)}) > 1


@given(st.data(), st.integers(0, 99))
def test_a_window_is_whole_sentences_around_the_answer(data: st.DataObject, seed: int) -> None:
    ranges = sentences(FERRIES)
    start = data.draw(st.integers(0, len(FERRIES) - 2))
    end = data.draw(st.integers(start + 1, len(FERRIES) - 1))
    first, last = window(FERRIES, (start, end), random.Random(seed))
    assert first <= start < end <= last
    starts, ends = zip(*ranges, strict=True)
    assert first in starts or first == start  # an answer that begins between sentences
    assert last in ends or last == end


@pytest.mark.parametrize("seed", range(20))
def test_a_window_has_no_more_words_than_a_passage(seed: int) -> None:
    start = LONG.index("Boat number 30")
    first, last = window(LONG, (start, start + 4), random.Random(seed))
    assert 21 <= len(LONG[first:last].split()) <= 150


def test_windows_are_of_many_lengths_with_the_answer_in_many_places() -> None:
    start = LONG.index("Boat number 30")
    found = [window(LONG, (start, start + 4), random.Random(seed)) for seed in range(40)]
    assert len({last - first for first, last in found}) > 10
    assert len({start - first for first, _ in found}) > 5


def test_an_answer_longer_than_any_window_is_kept_whole() -> None:
    assert window(LONG, (0, len(LONG)), random.Random(1)) == (0, len(LONG))


def test_a_context_without_sentences_is_its_own_window() -> None:
    assert window("  ", (0, 1), random.Random(1)) == (0, 2)
