"""What teacher and reader make of a passage found becomes what is learnt."""

from __future__ import annotations

import json
from pathlib import Path

import click
import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from corpus.ranges import Span
from index.reading.cross_encoder import Judgement, Pair
from index.training import teacher
from index.training.examples import Example
from index.training.found import Taught, read_found

PASSAGE = "Two ferries sank off Selby."
PAIR = Pair("how many ferries sank?", "", PASSAGE)


def judged(answers: float, related: float, first: int, last: int) -> Judgement:
    places = tuple(Span(at, at + len(word)) for at, word in _places(PASSAGE))
    start, end = np.zeros(len(places), np.float32), np.zeros(len(places), np.float32)
    start[first] = end[last] = 9.0
    return Judgement(answers, related, 0.0, start, end, places)


def _places(text: str) -> list[tuple[int, str]]:
    return [(text.index(word), word) for word in text.split()]


def test_what_is_learnt_is_the_mean_of_both_and_the_span_of_the_teacher() -> None:
    taught = Taught.of(PAIR, judged(3.0, 6.0, 0, 1), judged(1.0, 4.0, 2, 2))
    answers = 1 / (1 + np.exp(-2.0))
    unrelated = 1 - 1 / (1 + np.exp(-5.0))
    assert taught.target == pytest.approx((answers, 1 - answers - unrelated, unrelated))
    assert taught.span is not None
    assert PASSAGE[slice(*taught.span)] == "Two ferries"


def test_what_does_not_answer_by_both_has_no_span() -> None:
    taught = Taught.of(PAIR, judged(1.0, 2.0, 0, 1), judged(-3.0, 2.0, 0, 1))
    assert taught.span is None
    assert taught.example().label == "near"
    assert sum(taught.target) == pytest.approx(1.0)


def test_log_odds_out_of_reach_are_no_fault() -> None:
    taught = Taught.of(PAIR, judged(900.0, 900.0, 0, 0), judged(900.0, 900.0, 0, 0))
    assert taught.target == pytest.approx((1.0, 0.0, 0.0), abs=2e-4)


def test_what_was_written_is_read_as_examples(tmp_path: Path) -> None:
    both = [
        Taught.of(PAIR, judged(3.0, 6.0, 0, 1), judged(1.0, 4.0, 2, 2)),
        Taught.of(PAIR, judged(-3.0, 0.0, 0, 1), judged(-3.0, 0.0, 0, 1)),
    ]
    path = tmp_path / "found.jsonl"
    path.write_text("".join(json.dumps(one.stored()) + "\n" for one in both), encoding="utf-8")
    answering, near = read_found(path)
    assert (answering.label, answering.span, near.label, near.span) == ("answers", (0, 11), "near", None)
    assert answering.target == pytest.approx(both[0].target, abs=1e-5)


# --- The teacher's tokens ---


@pytest.fixture
def tokens() -> Tokenizer:
    words = "<s> </s> <unk> how many ferries sank ? Two off Selby .".split()
    made = Tokenizer(models.WordLevel({word: number for number, word in enumerate(words)}, unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


def test_the_teacher_reads_question_and_passage_in_its_own_form(tokens: Tokenizer) -> None:
    row = teacher.encode_pair(tokens, PAIR)
    assert row.ids[:9] == (0, 3, 4, 5, 6, 7, 1, 1, 8)
    assert row.ids[-1] == 1
    assert len(row.types) == len(row.ids)
    assert [PASSAGE[place.start : place.end] for place in row.places[:2]] == ["Two", "ferries"]


def test_the_teacher_learns_the_tokens_of_the_answer(tokens: Tokenizer) -> None:
    given = Example(PAIR.question, PASSAGE, (0, 11), "answers", "given")
    (row,) = teacher.encode([given], tokens)
    assert [row.ids[row.start], row.ids[row.end]] == [8, 5]
    assert (row.types[row.start], row.target) == (1, (1.0, 0.0, 0.0))


def test_without_its_packages_the_teacher_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teacher, "_PACKAGES", ("a-package-that-nobody-has",))
    with pytest.raises(
        click.ClickException, match=r"a-package-that-nobody-has is not installed: pip install .*teacher"
    ):
        teacher.model_folder(tmp_path)
    assert not list(tmp_path.iterdir())
