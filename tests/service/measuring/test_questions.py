"""Question files: what stands in them, and what is said of a line that is wrong."""

from __future__ import annotations

import json

import pytest

from corpus.anchor import Anchor
from index.snapshot import Snapshot
from service.errors import BadLine, NotHeld, UnusableFile
from service.measuring.questions import Asked, placed, read_questions, topics_of
from tests.quality.questions import CHOOSING
from tests.service.measuring.conftest import QUESTIONS, WriteQuestions

GOOD = '{"id": "1", "question": "Who?", "blocks": ["A/77/401#p2"]}'


def test_a_line_has_all_that_the_form_names(write_questions: WriteQuestions) -> None:
    line = {
        "id": "c001",
        "kind": "fact",
        "question": "And how many?",
        "history": ["Who?"],
        "blocks": ["A/77/401–S/2023/91#p2"],
        "answer": ["40 sailors"],
        "voice": "letter",
        "footnotes": ["6"],
    }
    assert read_questions(write_questions(json.dumps(line))) == (
        Asked(
            id="c001",
            kind="fact",
            question="And how many?",
            history=("Who?",),
            blocks=frozenset({Anchor.parse("A/77/401–S/2023/91#p2")}),
            answer=("40 sailors",),
            voice="letter",
            footnotes=frozenset({"6"}),
        ),
    )


def test_what_is_left_out_is_not_judged(write_questions: WriteQuestions) -> None:
    (asked,) = read_questions(write_questions(GOOD))
    assert asked.footnotes is None
    assert (asked.kind, asked.history, asked.answer, asked.voice) == ("", (), (), "")


def test_no_blocks_say_that_the_documents_do_not_answer(write_questions: WriteQuestions) -> None:
    assert [asked.answerable for asked in read_questions(write_questions())] == [
        bool(row["blocks"]) for row in QUESTIONS
    ]


def test_empty_lines_and_a_byte_order_mark_are_let_be(write_questions: WriteQuestions) -> None:
    assert len(read_questions(write_questions("\ufeff" + GOOD, "", "  "))) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "2",', "no JSON"),
        ('["id"]', "no JSON object"),
        ('{"id": "2", "blocks": []}', "the key 'question' is missing"),
        ('{"id": "2", "question": "Who?"}', "the key 'blocks' is missing"),
        ('{"id": 2, "question": "Who?", "blocks": []}', "id: Input should be a valid string"),
        ('{"id": "2", "question": "Who?", "blocks": "p2"}', "blocks: Input should be a valid list"),
        (
            '{"id": "2", "question": "Who?", "blocks": [], "histroy": []}',
            "unknown key 'histroy'; known are id, question",
        ),
        ('{"id": "2", "question": "Who?", "blocks": ["p2"]}', "write symbol#block, for example A/75/660#p13"),
        ('{"id": "2", "question": "Who?", "blocks": ["A/#p2"]}', "'A/' is not a UN document symbol"),
        ('{"id": "2", "question": " ", "blocks": []}', "the question is empty"),
        ('{"id": "2 b", "question": "Who?", "blocks": []}', "white space"),
        ('{"id": "1", "question": "Who?", "blocks": []}', "the id '1' stands in line 1 as well"),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong(write_questions: WriteQuestions, line: str, said: str) -> None:
    path = write_questions(GOOD, "", line)
    with pytest.raises(BadLine) as error:
        read_questions(path)
    assert f"{path}, line 3: " in str(error.value)
    assert said in str(error.value)


def test_a_file_without_questions_or_in_another_encoding_is_named(write_questions: WriteQuestions) -> None:
    with pytest.raises(UnusableFile, match="holds no question"):
        read_questions(write_questions(""))
    path = write_questions(GOOD)
    path.write_bytes(GOOD.encode() + b"\n" + GOOD.replace("Who", "Où").encode("latin-1"))
    with pytest.raises(BadLine, match="line 2: not UTF-8"):
        read_questions(path)


def test_blocks_may_be_named_by_either_half_of_the_symbol(write_questions: WriteQuestions, ferries: Snapshot) -> None:
    either = [GOOD, GOOD.replace('"1"', '"2"').replace("A/77/401", "S/2023/91")]
    first, second = placed(read_questions(write_questions(*either)), ferries)
    assert first.blocks == second.blocks == {Anchor.parse("A/77/401–S/2023/91#p2")}


def test_documents_and_blocks_that_are_not_held_are_all_named(
    write_questions: WriteQuestions, ferries: Snapshot
) -> None:
    lines = [
        '{"id": "1", "question": "Who?", "blocks": ["A/1/2#p1", "A/77/401#p99"]}',
        '{"id": "2", "question": "Who?", "blocks": ["S/RES/822(1993)#p1"]}',
    ]
    with pytest.raises(NotHeld) as error:
        placed(read_questions(write_questions(*lines)), ferries)
    for named in ("the document A/1/2 (question 1)", "block p99 of A/77/401", "S/RES/822(1993) (question 2)"):
        assert named in str(error.value)


def test_topics_are_the_answerable_questions(write_questions: WriteQuestions) -> None:
    path = write_questions()
    topics = topics_of(path, read_questions(path))
    assert list(topics.asks) == list(topics.qrels) == ["1", "2", "4"]
    assert topics.qrels["2"] == {"A/77/401#p4": 1, "A/77/401#p6": 1}
    assert topics.about.startswith("3 answerable questions of 5, sha256 ")


def test_the_project_s_own_sets_are_in_the_form() -> None:
    assert any(asked.blocks for asked in read_questions(CHOOSING))
