"""The pipeline from question to answer."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.anchor import Anchor
from corpus.errors import UnknownDocument
from corpus.symbol import Symbol
from index.embed import SentenceEmbedder
from index.errors import IndexMismatch
from index.snapshot import Snapshot, build, load
from service.api.to_json import answer_json
from service.asking.answer import Abstained, Answer, Found, shown_by
from service.asking.answerer import Answerer, Stage
from service.asking.calibration import FEATURES, Calibration, Regression
from service.asking.passage_search import Search
from service.asking.request import Ask
from service.asking.search_filter import SearchFilter
from service.errors import (
    HISTORY_LIMIT,
    QUESTION_LIMIT,
    BadQuestion,
    ControlCharacters,
    EmptyQuestion,
    QuestionTooLong,
)
from tests.index.hash_embedder import HashEmbedder
from tests.service.lake import write_lake

WOUNDED = "How many sailors were wounded?"
NONSENSE = "zeppelin tiramisu recipe"


def found(answer: Answer) -> Found:
    assert isinstance(answer, Found)
    return answer


def abstained(answer: Answer) -> Abstained:
    assert isinstance(answer, Abstained)
    return answer


def test_a_question_is_answered_by_the_words_that_answer(ferries_answerer: Answerer) -> None:
    answer = found(ferries_answerer.ask(Ask(WOUNDED)))
    first = answer.citations[0]
    assert first.block.id == "p2"
    assert [highlight.text for highlight in first.highlights] == ["40 sailors"]
    assert answer.confidence == first.score
    assert (answer.question, answer.understood_as) == (WOUNDED, WOUNDED)


def test_nonsense_is_not_answered_and_what_is_nearest_is_shown_as_such(ferries_answerer: Answerer) -> None:
    answer = abstained(ferries_answerer.ask(Ask(NONSENSE)))
    assert answer.reason == "not_answered"
    assert 1 <= len(answer.nearest) <= 5
    assert answer.confidence == answer.nearest[0].score
    assert answer.not_held == ()


def test_the_same_request_gives_the_same_answer(ferries_answerer: Answerer) -> None:
    request = Ask("and how many ferries?", (WOUNDED,), (Symbol.parse("A/77/401"),), 3)
    assert ferries_answerer.ask(request) == ferries_answerer.ask(request)


@pytest.mark.model
def test_what_was_asked_before_does_not_change_the_bytes_of_an_answer(
    answerer: Answerer, embedder: SentenceEmbedder
) -> None:
    other = Answerer(answerer.snapshot, embedder)  # has been asked nothing yet
    questions = ("How many people died in Barda?", "Who signed the letter?", "Which towns were struck?", NONSENSE)
    forwards = [answer_json(answerer.ask(Ask(q)), "s").model_dump_json() for q in questions]
    backwards = [answer_json(other.ask(Ask(q)), "s").model_dump_json() for q in reversed(questions)]
    assert forwards == backwards[::-1]


def test_only_the_documents_asked_for_answer(ferries_answerer: Answerer) -> None:
    for printed, slug in (("A/77/402", "A/77/402"), ("S/2023/91", "A/77/401"), ("a/77/401-s/2023/91", "A/77/401")):
        answer = ferries_answerer.ask(Ask("who cut the moorings?", documents=(Symbol.parse(printed),)))
        shown = answer.citations if isinstance(answer, Found) else answer.nearest
        assert shown
        assert {citation.document.symbol.slug for citation in shown} == {slug}


def test_a_document_that_is_not_held_cannot_be_asked(ferries_answerer: Answerer) -> None:
    with pytest.raises(UnknownDocument, match="A/1/2"):
        ferries_answerer.ask(Ask(WOUNDED, documents=(Symbol.parse("A/1/2"),)))


#: Shares words with more passages than most limits that are tried.
FERRIES = "How were the ferries, sailors and moorings of the harbour cut, wounded or damaged in the port on that day?"


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_limit_bounds_citations_and_nearest(ferries: Snapshot, hash_embedder: HashEmbedder, limit: int) -> None:
    even = Regression(0.0, (0.0,) * len(FEATURES))
    always = Answerer(ferries, hash_embedder, calibration=Calibration(even, even, 0.0, 1.0))
    never = Answerer(ferries, hash_embedder, calibration=Calibration(even, even, 1.0, 1.0))
    cited = len(found(always.ask(Ask(FERRIES, limit=limit))).citations)
    near = len(abstained(never.ask(Ask(FERRIES, limit=limit))).nearest)
    assert cited == near == limit if limit < 5 else 2 < cited <= near <= 5


@pytest.mark.model
@pytest.mark.parametrize(
    "words",
    ["mines clearance years", "graveyards destroyed year", "council resolutions withdrawal", "ganja missile december"],
)
def test_behind_what_has_the_keywords_no_line_of_a_masthead_is_cited(answerer: Answerer, words: str) -> None:
    first, *behind = found(answerer.ask(Ask(words))).citations
    assert first.block.kind != "masthead"
    assert [citation.block.kind for citation in behind if citation.block.kind == "masthead"] == []


@pytest.mark.model
@pytest.mark.parametrize("question", ["how old is she?", "What is her age?"])
def test_a_line_of_a_masthead_without_a_word_of_the_question_is_not_read(answerer: Answerer, question: str) -> None:
    """The year of the Council's sessions is nobody's age."""
    assert [
        r.hit.passage.block for r in answerer.readings(Ask(question)) if re.match(r"m\d", r.hit.passage.block)
    ] == []


@pytest.mark.model
def test_a_part_is_not_answered_by_what_has_no_word_of_it(answerer: Answerer) -> None:
    parts = found(answerer.ask(Ask("Who is the regional director of Amnesty International and how old is she?"))).parts
    assert [type(part.answer) for part in parts] == [Found, Abstained]


def test_further_citations_are_nearly_as_probable_as_the_first(ferries_answerer: Answerer) -> None:
    answer = found(ferries_answerer.ask(Ask("Who counted eleven cut moorings?", limit=20)))
    assert len(answer.citations) > 1
    assert all(citation.score >= 0.5 * answer.confidence for citation in answer.citations)
    assert len({citation.anchor for citation in answer.citations}) == len(answer.citations)


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (Ask(""), EmptyQuestion),
        (Ask(" \n\t "), EmptyQuestion),
        (Ask("\u00a0\u2003"), EmptyQuestion),
        (Ask("x" * (QUESTION_LIMIT + 1)), QuestionTooLong),
        (Ask("x" * 100_000), QuestionTooLong),
        (Ask("x", ("y" * (QUESTION_LIMIT + 1),)), QuestionTooLong),
        (Ask("a\x00b"), ControlCharacters),
        (Ask("a\x1bb"), ControlCharacters),
        (Ask("a\x7fb"), ControlCharacters),
        (Ask("x", ("a\x07b",)), ControlCharacters),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_a_bad_question_is_refused_by_ask_and_by_search(
    ferries_answerer: Answerer, request_: Ask, error: type[BadQuestion]
) -> None:
    with pytest.raises(error):
        ferries_answerer.ask(request_)
    if not request_.history:
        with pytest.raises(error):
            ferries_answerer.passages(Search(request_.question, SearchFilter()))


def test_bytes_of_the_command_line_that_are_no_text_are_refused(ferries_answerer: Answerer) -> None:
    with pytest.raises(BadQuestion):
        ferries_answerer.ask(Ask(os.fsdecode(b"Barda \xff")))


def test_the_longest_question_and_history_are_answered(ferries_answerer: Answerer) -> None:
    question = ("moorings " * QUESTION_LIMIT)[:QUESTION_LIMIT]
    answer = ferries_answerer.ask(Ask(question, (question,) * (HISTORY_LIMIT + 3)))
    assert answer.question == question


def test_a_tab_and_a_line_break_are_no_control_characters(ferries_answerer: Answerer) -> None:
    assert found(ferries_answerer.ask(Ask("How many\tsailors\r\nwere wounded?"))).citations[0].block.id == "p2"


@given(st.text(max_size=120), st.lists(st.text(max_size=40), max_size=3))
@settings(max_examples=60, deadline=None)  # time is not what it tests
def test_any_text_is_answered_or_refused_and_every_citation_holds(
    ferries_answerer: Answerer, question: str, history: list[str]
) -> None:
    try:
        answer = ferries_answerer.ask(Ask(question, tuple(history)))
    except BadQuestion:
        return
    for citation in answer.citations if isinstance(answer, Found) else answer.nearest:
        assert citation.document.text[citation.start : citation.end] == citation.quote
        assert 0 <= citation.score <= 1


def test_a_slip_is_corrected_in_what_was_understood(ferries_answerer: Answerer) -> None:
    answer = ferries_answerer.ask(Ask("How many saylors were Woundet?"))
    assert answer.question == "How many saylors were Woundet?"
    assert answer.understood_as == "How many sailors were wounded?"


@pytest.mark.parametrize(
    ("question", "typed", "near"),
    [
        ("How many sailors did the mayor of Ardmoulh count?", "Ardmoulh", "Ardmouth"),
        ("Which ferry came to Ardnouth in May?", "Ardnouth", "Ardmouth"),
    ],
)
def test_a_name_that_is_only_near_one_is_asked_back(
    ferries_answerer: Answerer, question: str, typed: str, near: str
) -> None:
    answer = ferries_answerer.ask(Ask(question))
    assert isinstance(answer, Abstained)
    assert answer.remark == f"No document held has “{typed}”. If you mean “{near}”, ask with that name."
    assert answer.understood_as == question


@pytest.mark.parametrize("typed", ["Ardmuoth", "Ardmmouth", "Ardmoth", "ardmoulh"])
def test_a_slip_of_the_hand_in_a_name_is_mended(ferries_answerer: Answerer, typed: str) -> None:
    answer = ferries_answerer.ask(Ask(f"Which ferry came to {typed}?"))
    assert "rdmouth" in answer.understood_as
    assert not answer.remark


@pytest.mark.parametrize(
    "question",
    [
        "Which paragraph says “{}”?",
        'Where does it say "{}"?',
        "Who wrote «{}»?",
        "“{}”: which document is that in?",
    ],
)
@pytest.mark.parametrize(
    "change",
    [str, lambda quote: f"[{quote[0].lower()}]{quote[1:]}", lambda quote: quote.replace(quote.split()[3], "[…]")],
)
def test_words_that_are_quoted_are_found_where_they_stand(
    ferries_answerer: Answerer, question: str, change: Callable[[str], str]
) -> None:
    document = ferries_answerer.snapshot.documents[0]
    block = next(b for b in document.of_kind("paragraph") if len(document.text_of(b).split()) > 12)
    quote = " ".join(document.text_of(block).split()[:10])
    answer = ferries_answerer.ask(Ask(question.format(change(quote))))
    assert isinstance(answer, Found)
    first = answer.citations[0]
    assert (first.document, first.block) == (document, block)
    assert first.highlights[0].text.lower().split()[-1].strip(".,;") == quote.lower().split()[-1].strip(".,;")


def test_words_that_nobody_wrote_are_not_found_verbatim(ferries_answerer: Answerer) -> None:
    answer = ferries_answerer.ask(Ask("Which paragraph says “the moon is made of green cheese”?"))
    assert isinstance(answer, Abstained)


def test_correcting_leaves_a_longer_word_that_holds_the_slip_alone(ferries_answerer: Answerer) -> None:
    answer = ferries_answerer.ask(Ask("Unwoundet or woundet sailors?"))
    assert answer.understood_as == "Unwoundet or wounded sailors?"


def test_correcting_counts_in_the_text_as_typed(ferries_answerer: Answerer) -> None:
    answer = ferries_answerer.ask(Ask("Straße, Straße: woundet sailors?"))
    assert answer.understood_as == "Straße, Straße: wounded sailors?"


# --- follow-ups --------------------------------------------------------------------------------------------


def test_the_source_of_the_last_answer_is_its_footnote(ferries_answerer: Answerer) -> None:
    earlier = "How many moorings did patrol boats of Estavia cut?"
    before = found(ferries_answerer.ask(Ask(earlier)))
    answer = found(ferries_answerer.ask(Ask("What is the source?", (earlier,))))
    assert answer.question == "What is the source?"
    assert earlier in answer.understood_as
    assert answer.citations[0] == before.citations[0]
    assert [citation.block.id for citation in answer.citations] == ["p1", "fn1"]
    assert str(answer.citations[1].footnotes[0].references[0].reference.symbol) == "A/77/398–S/2023/90"


def test_the_source_of_what_has_no_footnote_is_not_answered(ferries_answerer: Answerer) -> None:
    answer = abstained(ferries_answerer.ask(Ask("What is the source?", (WOUNDED,))))
    assert [citation.block.id for citation in answer.nearest] == ["p2"]


def test_the_source_of_what_was_not_answered_is_not_answered(ferries_answerer: Answerer) -> None:
    answer = abstained(ferries_answerer.ask(Ask("What is the source?", (NONSENSE,))))
    assert answer.question == "What is the source?"


def test_who_said_that_gives_the_last_answer_with_its_speaker(ferries_answerer: Answerer) -> None:
    answer = found(ferries_answerer.ask(Ask("Who said that?", ("Was any ferry seaworthy?",))))
    assert len(answer.citations) == 1
    assert answer.citations[0].voice[-1].name == "Ana Beltran"


def test_he_or_she_is_who_was_found_to_speak(ferries_answerer: Answerer) -> None:
    history = ("Was any ferry seaworthy?", "Who said that?")
    answer = ferries_answerer.ask(Ask("Is she quoted anywhere else?", history))
    assert answer.understood_as == "Is Ana Beltran quoted anywhere else?"


def test_where_nothing_was_found_a_pronoun_stands_for_what_was_asked(ferries_answerer: Answerer) -> None:
    answer = ferries_answerer.ask(Ask("Who wrote it?", (NONSENSE,)))
    assert NONSENSE in answer.understood_as


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "history", "blocks"),
    [
        ("How many people died in Barda?", (), {"p13", "p23", "p25", "p26", "p34"}),
        ("and how many were wounded?", ("How many people died in Barda?",), {"p13", "p23", "p25", "p26", "p34"}),
        ("and in Ganja?", ("How many people died in Barda?",), {"p12"}),
        ("Which mosques were used as pigsties?", (), {"p38"}),
    ],
)
def test_the_letter_answers(answerer: Answerer, question: str, history: tuple[str, ...], blocks: set[str]) -> None:
    assert found(answerer.ask(Ask(question, history))).citations[0].block.id in blocks


@pytest.mark.model
def test_the_source_of_the_barda_figure_is_a_footnote(answerer: Answerer) -> None:
    answer = found(answerer.ask(Ask("what is the source?", ("how many people died in Barda?",))))
    first, second = answer.citations[:2]
    assert second.block.kind == "footnote"
    assert second.block.id in first.block.footnotes


@pytest.mark.model
@pytest.mark.parametrize("question", ["What is the recipe for tiramisu?", "xqzv blorp fnord", "???", "👍"])
def test_the_letter_does_not_answer_nonsense(answerer: Answerer, question: str) -> None:
    assert abstained(answerer.ask(Ask(question))).reason == "not_answered"


# --- documents that are cited and not held -----------------------------------------------------------------


@pytest.mark.parametrize("printed", ["A/77/398", "S/2023/90", "A/77/398–S/2023/90"])
def test_a_question_that_names_a_cited_document_not_held_is_told_so(ferries_answerer: Answerer, printed: str) -> None:
    answer = abstained(ferries_answerer.ask(Ask(f"What does {printed} say about moorings?")))
    assert answer.reason == "answered_by_source_not_held"
    assert [str(reference.symbol) for reference in answer.not_held] == ["A/77/398–S/2023/90"]
    assert answer.nearest


def test_a_cited_document_that_is_held_is_no_source_not_held(ferries_answerer: Answerer) -> None:
    answer = ferries_answerer.ask(Ask("What does A/77/402 say about the Selkie?"))
    assert not isinstance(answer, Abstained) or answer.not_held == ()


def test_a_document_that_nobody_cites_is_no_source(ferries_answerer: Answerer) -> None:
    answer = ferries_answerer.ask(Ask("What does A/12/345 say about tiramisu?"))
    assert abstained(answer).reason == "not_answered"
    assert abstained(answer).not_held == ()


def test_who_asks_where_a_document_is_cited_is_answered_by_the_footnote(ferries_answerer: Answerer) -> None:
    answer = found(ferries_answerer.ask(Ask("Which footnote cites A/77/398?")))
    assert answer.citations[0].block.id in ("fn1", "p1")


@pytest.mark.parametrize("question", ["What is 2+2?", "1,200?", "how many 12"])
def test_numbers_alone_ask_nothing_of_the_documents(ferries_answerer: Answerer, question: str) -> None:
    answer = abstained(ferries_answerer.ask(Ask(question)))
    assert (answer.nearest, answer.confidence) == ((), 0.0)


@pytest.mark.model
def test_a_resolution_that_the_letter_only_cites_is_named(answerer: Answerer) -> None:
    answer = abstained(answerer.ask(Ask("According to S/RES/822(1993), who must withdraw?")))
    assert answer.reason == "answered_by_source_not_held"
    assert [str(reference.symbol) for reference in answer.not_held] == ["S/RES/822(1993)"]


# --- documents that a question names -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "anchor"),
    [
        ("What does resolution 2650 demand?", "S/RES/2650(2022)#p1"),
        ("What did the Council decide on the buoys according to resolution 2650 (2022)?", "S/RES/2650(2022)#p2"),
        ("What does A/77/402 say about passengers?", "A/77/402#a1-p1"),
        ("When was the harbour closed, according to A/77/402?", "A/77/402#a1-p3"),
    ],
)
def test_a_document_that_a_question_names_answers_before_what_cites_it(
    lake_answerer: Answerer, question: str, anchor: str
) -> None:
    answer = found(lake_answerer.ask(Ask(question)))
    assert str(answer.citations[0].anchor) == anchor
    assert {citation.document.symbol for citation in answer.citations} == {answer.citations[0].document.symbol}
    assert answer.understood_as == question


@pytest.mark.parametrize(
    "question",
    ["Is the lake deep, according to resolution 2650?", "How many passengers sailed, according to S/RES/2650(2022)?"],
)
def test_what_a_named_document_does_not_say_is_not_answered_from_another(
    lake_answerer: Answerer, question: str
) -> None:
    answer = lake_answerer.ask(Ask(question))
    assert {citation.document.symbol.slug for citation in shown_by(answer)} == {"S/RES/2650(2022)"}


def test_what_a_named_document_does_not_count_is_not_answered(lake_answerer: Answerer) -> None:
    answer = abstained(lake_answerer.ask(Ask("How many passengers sailed, according to S/RES/2650(2022)?")))
    assert answer.reason == "not_answered"


def test_what_others_say_of_a_named_document_is_answered_where_they_cite_it(lake_answerer: Answerer) -> None:
    answer = found(lake_answerer.ask(Ask("Who closed the harbour, as resolution 2650 had foreseen?")))
    assert str(answer.citations[0].anchor) == "A/77/402#a1-p3"


def test_a_document_that_nobody_holds_or_cites_is_answered_by_no_other(lake_answerer: Answerer) -> None:
    asked = "What release does resolution {} demand for the ferries seized?"
    assert str(found(lake_answerer.ask(Ask(asked.format(2650)))).citations[0].anchor) == "S/RES/2650(2022)#p1"
    answer = abstained(lake_answerer.ask(Ask(asked.format(999))))
    assert (answer.reason, answer.not_held) == ("not_answered", ())
    assert answer.remark == "Resolution 999 is not held."


def test_only_the_documents_asked_for_answer_what_is_asked_of_a_named_one(lake_answerer: Answerer) -> None:
    request = Ask("Who broke resolution 2650 on the lake?", documents=(Symbol.parse("A/77/402"),))
    shown = shown_by(lake_answerer.ask(request))
    assert {citation.document.symbol.slug for citation in shown} == {"A/77/402"}


def test_a_source_not_held_is_one_no_more_when_it_is_held(
    lake_answerer: Answerer, hash_embedder: HashEmbedder, tmp_path: Path
) -> None:
    question = Ask("What does Estavia ask for in S/2023/77?")
    before = abstained(lake_answerer.ask(question))
    assert before.reason == "answered_by_source_not_held"
    assert [str(reference.symbol) for reference in before.not_held] == ["S/2023/77"]
    build(write_lake(tmp_path, "letter", "missing"), tmp_path / "snapshots", hash_embedder)
    after = found(Answerer(load(tmp_path / "snapshots"), hash_embedder).ask(question))
    assert "S/2023/77#p1" in [str(citation.anchor) for citation in after.citations]


# --- search ------------------------------------------------------------------------------------------------


def test_search_gives_passages_and_what_was_corrected(ferries_answerer: Answerer) -> None:
    searched = ferries_answerer.passages(Search("saylors", SearchFilter(), limit=4))
    assert searched.query.corrected == (("saylors", "sailors"),)
    assert len(searched.hits) == 4
    assert searched.hits[0].block.id == "p2"


def test_another_embedder_than_the_snapshot_s_is_refused(ferries: Snapshot) -> None:
    with pytest.raises(IndexMismatch):
        Answerer(ferries, HashEmbedder("hash-17"))


# --- rankings, for measurement -----------------------------------------------------------------------------


@pytest.mark.parametrize("leg", ["lexical", "dense", "fused", "reader"])
def test_every_row_ranks_anchors_of_all_documents_once(ferries_answerer: Answerer, leg: Stage) -> None:
    ranked = ferries_answerer.ranked(Ask("ferries of Ardmouth"), leg=leg, limit=100)
    anchors = [anchor for anchor, _ in ranked]
    assert (
        len(set(anchors)) == len(anchors) == len({passage.of_block for passage in ferries_answerer.snapshot.passages})
    )
    assert {str(Anchor.parse(anchor).document) for anchor in anchors} == {"A/77/401–S/2023/91", "A/77/402"}
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)
    assert ferries_answerer.ranked(Ask("ferries of Ardmouth"), leg=leg, limit=2) == ranked[:2]


@pytest.mark.parametrize("question", [WOUNDED, "What is the source for the cut moorings?", NONSENSE])
def test_the_reader_s_row_begins_with_what_is_cited_first(ferries_answerer: Answerer, question: str) -> None:
    answer = ferries_answerer.ask(Ask(question))
    first = shown_by(answer)[0]
    anchor, score = ferries_answerer.ranked(Ask(question), leg="reader", limit=5)[0]
    assert (anchor, score) == (str(first.anchor), 1.0)


# --- Places that are named ---------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["A/77/402, para. 2", "What does paragraph 2 of A/77/402 say?"])
def test_a_paragraph_that_is_named_is_looked_up(ferries_answerer: Answerer, question: str) -> None:
    answer = found(ferries_answerer.ask(Ask(question)))
    assert [citation.cite_as for citation in answer.citations] == ["A/77/402, para. 2"]
    assert answer.citations[0].quote.startswith("2. The commission heard nine witnesses.")
    assert (answer.confidence, answer.understood_as, answer.remark) == (1.0, "A/77/402, para. 2", "")


def test_what_is_asked_of_a_paragraph_is_marked_in_it(ferries_answerer: Answerer) -> None:
    answer = found(ferries_answerer.ask(Ask("How many witnesses are there in paragraph 2 of A/77/402?")))
    assert [citation.block.id for citation in answer.citations] == ["p2"]
    assert answer.citations[0].highlights[0].text == "nine witnesses"
    assert answer.confidence < 1.0


def test_what_a_paragraph_does_not_say_is_not_answered_by_it(ferries_answerer: Answerer) -> None:
    answer = abstained(ferries_answerer.ask(Ask("How many zeppelins are there in paragraph 2 of A/77/402?")))
    assert [citation.block.id for citation in answer.nearest] == ["p2"]


def test_a_question_of_a_named_document_is_answered_from_it(ferries_answerer: Answerer) -> None:
    answer = found(ferries_answerer.ask(Ask("How many witnesses were heard according to A/77/402?")))
    assert {citation.document.symbol.slug for citation in answer.citations} == {"A/77/402"}


def test_a_paragraph_that_is_not_there_is_not_answered_with_what_there_is(ferries_answerer: Answerer) -> None:
    answer = abstained(ferries_answerer.ask(Ask("A/77/402, para. 9")))
    assert answer.remark == "A/77/402 has no paragraph 9, but 1 to 2."
    assert [citation.block.id for citation in answer.nearest] == ["p2"]
    assert (answer.reason, answer.confidence) == ("not_answered", 0.0)


def test_a_paragraph_of_a_document_that_is_cited_and_not_held_is_named(ferries_answerer: Answerer) -> None:
    answer = abstained(ferries_answerer.ask(Ask("A/77/398, para. 3")))
    assert answer.reason == "answered_by_source_not_held"
    assert [str(reference.symbol) for reference in answer.not_held] == ["A/77/398–S/2023/90"]
    assert answer.nearest == ()


def test_a_paragraph_of_a_resolution_cited_by_number_and_not_held_is_named(
    letter_by_hash: Snapshot, hash_embedder: HashEmbedder
) -> None:
    answer = abstained(Answerer(letter_by_hash, hash_embedder).ask(Ask("paragraph 3 of resolution 822")))
    assert (answer.reason, answer.remark) == ("answered_by_source_not_held", "Resolution 822 is not held.")
    assert [str(reference.symbol) for reference in answer.not_held] == ["S/RES/822(1993)"]


def test_what_a_paragraph_retells_stands_beneath_what_it_answers(lake_answerer: Answerer) -> None:
    answer = found(lake_answerer.ask(Ask("What release was demanded, according to paragraph 1 of A/77/500?")))
    assert [citation.block.id for citation in answer.citations] == ["p1"]
    assert [str(excerpt.anchor) for excerpt in answer.citations[0].sources] == ["S/RES/2650(2022)#p1"]


def test_a_paragraph_of_a_document_that_nobody_names_is_not_answered(ferries_answerer: Answerer) -> None:
    answer = abstained(ferries_answerer.ask(Ask("A/9/9, para. 3")))
    assert (answer.reason, answer.remark, answer.nearest) == ("not_answered", "A/9/9 is not held.", ())


def test_a_talk_goes_on_from_a_place(ferries_answerer: Answerer) -> None:
    history = ("A/77/402, para. 2",)
    assert found(ferries_answerer.ask(Ask("and paragraph 1?", history))).citations[0].block.id == "p1"
    source = found(ferries_answerer.ask(Ask("What is the source?", ("A/77/401, para. 1",))))
    assert [citation.block.id for citation in source.citations] == ["p1", "fn1"]


def test_no_more_is_looked_up_than_may_be_shown(ferries_answerer: Answerer) -> None:
    answer = found(ferries_answerer.ask(Ask("A/77/402, paras. 1 and 2", limit=1)))
    assert [citation.block.id for citation in answer.citations] == ["p1"]


def test_a_source_is_missed_aloud(lake_answerer: Answerer) -> None:
    asked = "What does resolution 2650 demand?"
    answer = abstained(lake_answerer.ask(Ask("what is the source?", (asked,))))
    assert answer.remark == "S/RES/2650 (2022), para. 1 has no footnote."
    assert [citation.block.id for citation in answer.nearest] == ["p1"]


@pytest.mark.parametrize(
    ("asked", "remark"),
    [
        (
            "How much was the damage done to the ferries, in crowns?",
            "No footnote stands with the sentence that is marked; ",
        ),
        ("What did the harbour master ask for?", ""),
        ("How many ferries were cut from their moorings?", ""),
    ],
)
def test_it_is_said_where_a_source_stands_with_another_sentence(
    ferries_answerer: Answerer, asked: str, remark: str
) -> None:
    source = found(ferries_answerer.ask(Ask("What is the source?", (asked,))))
    assert source.citations[0].footnotes
    assert source.remark.startswith(remark)
    assert bool(source.remark) == bool(remark)


@pytest.mark.parametrize("greeting", ["Thanks!", "hello", "ok, thank you", "Good morning"])
def test_a_greeting_is_answered_by_nothing(lake_answerer: Answerer, greeting: str) -> None:
    answer = abstained(lake_answerer.ask(Ask(greeting)))
    assert (answer.nearest, answer.confidence) == ((), 0.0)


def test_a_document_may_be_named_without_its_year(lake_answerer: Answerer) -> None:
    request = Ask("What is demanded?", documents=(Symbol.parse("S/RES/2650"),))
    assert {c.document.symbol.slug for c in shown_by(lake_answerer.ask(request))} == {"S/RES/2650(2022)"}
