"""Pairs → token ids → the network's logits → judgements."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from corpus.ranges import Span
from index.reading.cross_encoder import (
    LENGTH,
    SPAN,
    CrossEncoder,
    Encoded,
    Floats,
    Judgement,
    Pair,
    best_span,
    encode,
    judgement,
    padded,
    tokenizer,
)
from tests.index.reading.small_network import write_small_network

#: Logits of which `judgement` makes log-odds: probabilities of 0.6, 0.1 and 0.3.
CLASSES = np.log(np.array([0.6, 0.1, 0.3], dtype=np.float32))
#: "Port Selby burned", four tokens behind [CLS], two of a question, [SEP].
ROW = Encoded(
    (101, 7, 8, 102, 11, 12, 13, 14, 102),
    (0, 0, 0, 0, 1, 1, 1, 1, 1),
    4,
    (Span(0, 4), Span(5, 8), Span(8, 10), Span(11, 17)),
)


@pytest.fixture(scope="module")
def tokens() -> Tokenizer:
    return tokenizer()


def pieces(tokens: Tokenizer, row: Encoded) -> list[str]:
    return [str(tokens.id_to_token(number)) for number in row.ids]


def floats(*numbers: float) -> Floats:
    return np.array(numbers, dtype=np.float32)


def judged(start: Floats, end: Floats, places: tuple[tuple[int, int], ...]) -> Judgement:
    return Judgement(0.0, 0.0, 0.0, start, end, tuple(Span(*place) for place in places))


# --- Pairs → ids ---


def test_question_comes_first_then_context_then_passage(tokens: Tokenizer) -> None:
    row = encode(tokens, Pair("Who sailed?", "Log.", "Moorings sailed."))
    assert " ".join(pieces(tokens, row)) == "[CLS] who sailed ? [SEP] log . moor ##ings sailed . [SEP]"
    assert row.types == (0,) * 5 + (1,) * 7
    assert row.first == 7


def test_places_are_ranges_of_the_passage_alone(tokens: Tokenizer) -> None:
    passage = "Almost 3,500 people left Ardmouth."
    row = encode(tokens, Pair("How many people left?", "letter, section 2.", passage))
    covered = pieces(tokens, row)[row.first : row.first + len(row.places)]
    assert [passage[a:b].lower() for a, b in row.places] == [piece.removeprefix("##") for piece in covered]


def test_places_of_letters_beyond_ascii_are_code_points(tokens: Tokenizer) -> None:
    passage = "Gəncə, “Şuşa” – Müşfiq 中 😀 end"
    row = encode(tokens, Pair("wo?", "Überblick –", passage))
    covered = "".join(passage[a:b] for a, b in row.places)
    assert covered == passage.replace(" ", "")
    assert [passage[a:b] for a, b in row.places][-3:] == ["中", "😀", "end"]


@pytest.mark.parametrize(
    ("printed", "typed"),
    [("Œstrand", "Oestrand"), ("Þelmark", "Thelmark"), ("Ħalmar", "Halmar"), ("Łódź", "Lodz"), ("Straße", "strasse")],
)
def test_letters_with_strokes_and_ligatures_are_read_as_they_are_typed(
    tokens: Tokenizer, printed: str, typed: str
) -> None:
    there, asked = tokens.encode(printed, add_special_tokens=False), tokens.encode(typed, add_special_tokens=False)
    assert there.ids == asked.ids
    assert (there.offsets[0][0], there.offsets[-1][1]) == (0, len(printed))
    assert tokens.encode("The SS Kelm sank in ISSA").tokens == tokens.encode("the ss kelm sank in issa").tokens


def test_without_context_the_passage_stands_behind_the_question(tokens: Tokenizer) -> None:
    row = encode(tokens, Pair("who?", "", "moorings"))
    assert pieces(tokens, row) == ["[CLS]", "who", "?", "[SEP]", "moor", "##ings", "[SEP]"]
    assert (row.first, row.places) == (4, ((0, 4), (4, 8)))


@pytest.mark.parametrize("passage", ["", " \t\n ", "\u200b"])
def test_a_passage_of_nothing_has_no_places(tokens: Tokenizer, passage: str) -> None:
    row = encode(tokens, Pair("who?", "log.", passage))
    assert row.places == ()
    assert pieces(tokens, row) == ["[CLS]", "who", "?", "[SEP]", "log", ".", "[SEP]"]


def test_a_short_pair_is_kept_whole(tokens: Tokenizer) -> None:
    row = encode(tokens, Pair("ferry " * 48, "mast " * 40, "boat " * 165))
    assert pieces(tokens, row).count("ferry") == 48
    assert pieces(tokens, row).count("mast") == 40
    assert pieces(tokens, row).count("boat") == 165
    assert len(row.ids) == LENGTH


def test_long_questions_and_contexts_leave_the_passage_its_room(tokens: Tokenizer) -> None:
    row = encode(tokens, Pair("ferry " * 300, "mast " * 300, "boat " * 300))
    assert row == encode(tokens, Pair("ferry " * 48, "mast " * 40, "boat " * 165))
    assert row.places[-1] == (164 * 5, 164 * 5 + 4)


def test_what_a_short_question_leaves_is_the_passages(tokens: Tokenizer) -> None:
    row = encode(tokens, Pair("who?", "", "boat " * 300))
    assert len(row.ids) == LENGTH
    assert len(row.places) == LENGTH - 5
    assert pieces(tokens, row)[-1] == "[SEP]"


def test_special_tokens_that_are_typed_do_not_end_the_passage_for_the_reader(tokens: Tokenizer) -> None:
    row = encode(tokens, Pair("[SEP] who?", "", "They wrote [SEP] on it"))
    assert row.types[row.first - 1 : row.first + 1] == (0, 1)
    assert row.places[-1] == (20, 22)


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=300))
def test_whatever_is_read_every_place_lies_in_the_passage(
    tokens: Tokenizer, question: str, context: str, passage: str
) -> None:
    row = encode(tokens, Pair(question, context, passage))
    assert len(row.ids) == len(row.types) <= LENGTH
    assert row.first + len(row.places) == len(row.ids) - 1
    assert all(0 <= a <= b <= len(passage) for a, b in row.places)
    assert list(row.places) == sorted(row.places)
    assert [kind for place, kind in enumerate(row.types) if place >= row.first] == [1] * (len(row.places) + 1)


def test_shorter_rows_are_padded_and_masked() -> None:
    short = Encoded((101, 5, 102), (0, 0, 1), 3, ())
    ids, mask, types = padded([ROW, short])
    assert ids.tolist() == [list(ROW.ids), [101, 5, 102, 0, 0, 0, 0, 0, 0]]
    assert mask.tolist() == [[1] * 9, [1] * 3 + [0] * 6]
    assert types.tolist() == [list(ROW.types), [0, 0, 1, 0, 0, 0, 0, 0, 0]]
    assert ids.dtype == mask.dtype == types.dtype == np.int64


# --- Logits → judgements ---


def test_the_best_span_sums_to_most() -> None:
    assert best_span(floats(0, 3, 1), floats(1, 0, 2)) == (1, 2)


def test_the_best_span_ends_no_sooner_than_it_starts() -> None:
    assert best_span(floats(0, 0, 9), floats(9, 0, 1)) == (2, 2)


def test_a_single_token_is_its_own_best_span() -> None:
    assert best_span(floats(-7), floats(-9)) == (0, 0)


@pytest.mark.parametrize(("last", "found"), [(SPAN - 1, (0, SPAN - 1)), (SPAN, (0, 0))])
def test_the_best_span_has_no_more_than_so_many_tokens(last: int, found: tuple[int, int]) -> None:
    start, end = np.zeros(100, dtype=np.float32), np.zeros(100, dtype=np.float32)
    start[0], end[last] = 9, 8
    assert best_span(start, end) == found


LOGITS = st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=60)


@given(LOGITS)
def test_no_allowed_span_is_better_than_the_best(logits: list[tuple[int, int]]) -> None:
    start, end = (floats(*side) for side in zip(*logits, strict=True))
    first, last = best_span(start, end)
    assert 0 <= last - first < SPAN
    size = len(logits)
    sums = [start[i] + end[j] for i in range(size) for j in range(i, min(size, i + SPAN))]
    assert start[first] + end[last] == max(sums)


def test_log_odds_are_those_of_the_classes() -> None:
    found = judgement(ROW, np.zeros((9, 2), dtype=np.float32), CLASSES)
    assert found.answers == pytest.approx(math.log(0.6 / 0.4), abs=1e-6)
    assert found.related == pytest.approx(math.log(0.7 / 0.3), abs=1e-6)


def test_logits_that_are_all_raised_give_the_same_log_odds() -> None:
    spans = np.zeros((9, 2), dtype=np.float32)
    low, high = judgement(ROW, spans, CLASSES), judgement(ROW, spans, CLASSES + 5)
    assert high.answers == pytest.approx(low.answers, abs=1e-5)
    assert high.related == pytest.approx(low.related, abs=1e-5)


def test_margin_is_the_best_span_of_the_passage_less_the_first_token() -> None:
    spans = np.zeros((9, 2), dtype=np.float32)
    spans[0] = 1.5, 2  # no answer
    spans[2] = 50, 50  # the question is never marked
    spans[5, 0], spans[6, 1] = 4, 3
    spans[8] = 50, 50  # nor is the last [SEP]
    found = judgement(ROW, spans, CLASSES)
    assert found.margin == 4 + 3 - 1.5 - 2
    assert found.start.tolist() == [0, 4, 0, 0]
    assert found.end.tolist() == [0, 0, 3, 0]
    assert found.span() == (5, 10)


def test_a_passage_without_tokens_has_no_margin_and_no_span() -> None:
    row = Encoded((101, 7, 102, 102), (0, 0, 0, 1), 3, ())
    found = judgement(row, np.ones((4, 2), dtype=np.float32), CLASSES)
    assert found.margin == -20
    assert found.answers == pytest.approx(math.log(1.5), abs=1e-6)
    assert found.span() == (0, 0)
    assert found.worth(Span(0, 3)) == -math.inf


# --- Ranges of a judgement ---

SELBY = judged(floats(1, 4, 2, 0), floats(0, 1, 3, 5), ROW.places)


def test_the_span_covers_its_first_and_last_token() -> None:
    assert SELBY.span() == (5, 17)


def test_a_span_within_a_part_uses_tokens_of_that_part_only() -> None:
    assert SELBY.span(Span(0, 10)) == (5, 10)
    assert SELBY.span(Span(0, 8)) == (5, 8)
    assert SELBY.span(Span(9, 17)) == (11, 17)  # the token that the part cuts is left out


@pytest.mark.parametrize("part", [(4, 5), (1, 3), (17, 20)])
def test_a_part_without_a_token_is_marked_whole(part: tuple[int, int]) -> None:
    assert SELBY.span(Span(*part)) == part


def test_worth_adds_the_first_tokens_start_to_the_last_tokens_end() -> None:
    assert SELBY.worth(Span(5, 17)) == 4 + 5
    assert SELBY.worth(Span(0, 8)) == 1 + 1
    assert SELBY.worth(Span(11, 17)) == 0 + 5


def test_a_token_that_a_range_cuts_counts() -> None:
    assert SELBY.worth(Span(6, 9)) == 4 + 3


@pytest.mark.parametrize("span", [(4, 5), (17, 20), (10, 11)])
def test_a_range_without_a_token_is_worth_nothing(span: tuple[int, int]) -> None:
    assert SELBY.worth(Span(*span)) == -math.inf


# --- Networks that run ---

PAIRS = (
    Pair("Who sailed?", "", "boat " * 90),
    Pair("Who sailed?", "log.", "Selkie"),
    Pair("When did the ferry Selkie sail from Ardmouth?", "", "The ferry Selkie sailed on 1 February 2023."),
    Pair("", "", ""),
    Pair("Who sailed?", "log.", "Selkie"),
    Pair("Where?", "", "In Port Selby and Ardmouth."),
    Pair("Where?", "log.", "Near Ardmouth, " * 9),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> CrossEncoder:
    return CrossEncoder(write_small_network(tmp_path_factory.mktemp("network")))


def check_alike(one: Judgement, other: Judgement, tolerance: float) -> None:
    assert one.places == other.places
    for a, b in ((one.answers, other.answers), (one.related, other.related), (one.margin, other.margin)):
        assert a == pytest.approx(b, abs=tolerance)
    np.testing.assert_allclose(one.start, other.start, atol=tolerance)
    np.testing.assert_allclose(one.end, other.end, atol=tolerance)


def test_judgements_come_in_the_order_of_the_pairs_whatever_their_lengths(small: CrossEncoder) -> None:
    together = small.judge(PAIRS)
    assert len(together) == len(PAIRS)
    for pair, found in zip(PAIRS, together, strict=True):
        check_alike(found, small.judge([pair])[0], 0.0)


def test_logits_are_those_of_the_pairs_own_tokens(small: CrossEncoder, tokens: Tokenizer) -> None:
    row = encode(tokens, PAIRS[1])
    (found,) = small.judge(PAIRS[1:2])
    assert found.start.tolist() == list(row.ids[row.first : -1])
    assert found.end.tolist() == [1] * len(row.places)
    assert found.margin == max(row.ids[row.first : -1]) + 1 - row.ids[0]
    assert found.answers == pytest.approx(sum(row.ids) - len(row.ids), abs=0.01)  # "near" counts for little beside it


def test_no_pairs_have_no_judgements(small: CrossEncoder) -> None:
    assert small.judge([]) == ()


# --- The network that ships ---


@pytest.fixture(scope="module")
def network() -> CrossEncoder:
    return CrossEncoder()


FERRIES = (
    "In total, 40 sailors were wounded, 12 ferries were damaged and almost 3,500 people were forced to leave.",
    "The commission heard nine witnesses. None of them saw who had cut the moorings.",
    "I should be grateful if you would have the present letter circulated as a document of the General Assembly.",
    "The ferry Selkie sailed from Ardmouth with 112 passengers on 1 February 2023. The weather was calm, and the "
    "harbour master noted that no other vessel had left the port on that day or on the one before.",
    "Copper is refined by electrolysis.",
)
WOUNDED = tuple(Pair("How many sailors were wounded?", "", text) for text in FERRIES)


@pytest.mark.model
def test_the_same_pairs_in_the_same_order_are_judged_the_same(network: CrossEncoder) -> None:
    for first, again in zip(network.judge(WOUNDED), network.judge(WOUNDED), strict=True):
        check_alike(first, again, 0.0)


@pytest.mark.model
def test_a_pair_is_judged_the_same_in_any_company(network: CrossEncoder) -> None:
    together, backwards = network.judge(WOUNDED), network.judge(WOUNDED[::-1])[::-1]
    for pair, one, other in zip(WOUNDED, together, backwards, strict=True):
        for found in (one, other):
            check_alike(found, network.judge([pair])[0], 0.0)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "answering", "answer"),
    [
        ("How many sailors were wounded?", 0, "40"),
        ("How many witnesses did the commission hear?", 1, "nine"),
        ("From where did the Selkie sail?", 3, "Ardmouth"),
        ("How is copper refined?", 4, "electrolysis"),
    ],
)
def test_the_passage_that_answers_is_believed_more_than_those_that_do_not(
    network: CrossEncoder, question: str, answering: int, answer: str
) -> None:
    found = network.judge([Pair(question, "", text) for text in FERRIES])
    others = [judged for place, judged in enumerate(found) if place != answering]
    assert found[answering].answers > max(judged.answers for judged in others)
    assert found[answering].related > max(judged.related for judged in others)
    start, end = found[answering].span()
    assert answer in FERRIES[answering][start:end]


@pytest.mark.model
def test_a_passage_of_nothing_does_not_answer(network: CrossEncoder) -> None:
    (found,) = network.judge([Pair("How many sailors were wounded?", "", "")])
    assert found.answers < 0
    assert found.margin < 0
