"""What the reader makes of passages: an order, and ranges that lie in one another. A network of rules judges."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences
from index.keywords import Keywords
from index.passage import Passage
from index.question import Wording
from index.reading.cross_encoder import Judgement, Pair
from index.reading.reader import AGAINST, Evidence, Reading, TrainedReader, Weights
from index.reading.reader import WEIGHTS as SHIPPED
from index.search import Hit, Searcher
from index.snapshot import Snapshot
from tests.index.hash_embedder import HashEmbedder
from tests.index.reading.word_network import WordNetwork

QUESTIONS = (
    "How many sailors were wounded?",
    "When were the moorings cut?",
    "Who said that no ferry was seaworthy?",
    "Where did the passengers sail from?",
    "Which towns had people forced to leave?",
    "What is the source for the cut moorings?",
    "What did the harbour master ask for?",
    "xyzzy",
    "???",
)
#: The shipped weights are fitted to the shipped network; a network of rules has its own.
WEIGHTS = Weights(tuple({"answers": 1.0, "names_missing": -2.0}.get(field.name, 0.0) for field in fields(Evidence)))


@pytest.fixture(scope="module")
def searcher(ferries: Snapshot, hash_embedder: HashEmbedder) -> Searcher:
    return ferries.searcher(hash_embedder)


@pytest.fixture(scope="module")
def reader(searcher: Searcher) -> TrainedReader:
    return TrainedReader(WordNetwork(), searcher.keywords, WEIGHTS)


def hits_for(searcher: Searcher, question: str) -> tuple[Hit, ...]:
    return searcher.search(question, limit=12)


def marked(reading: Reading) -> list[str]:
    return [reading.hit.passage.text[start:end] for start, end in reading.spans]


def hit(text: str, context: str = "", row: int = 0) -> Hit:
    return Hit(Passage("A/1/1", f"p{row}", 0, len(text), text, context), row, 0.5, 1.0, 0.5)


def read(
    question: str, text: str, favourites: Mapping[str, tuple[float, float]] | None = None, context: str = ""
) -> Reading:
    """One passage, read with a network that has `favourites` among its words."""
    one = hit(text, context)
    reader = TrainedReader(WordNetwork(favourites), Keywords.build([one.passage.searched]), WEIGHTS)
    (reading,) = reader.read(Wording.of(question), (one,))
    return reading


# --- Readings ---


@pytest.mark.parametrize("question", QUESTIONS)
def test_there_is_one_reading_a_hit_best_supported_first(
    reader: TrainedReader, searcher: Searcher, question: str
) -> None:
    hits = hits_for(searcher, question)
    readings = reader.read(Wording.of(question), hits)
    assert {reading.hit.row for reading in readings} == {hit.row for hit in hits}
    assert len(readings) == len(hits) == 12
    assert [reading.support for reading in readings] == sorted((r.support for r in readings), reverse=True)


def test_equal_support_leaves_the_hits_in_their_order(reader: TrainedReader) -> None:
    hits = tuple(hit("The ferry sailed.", row=row) for row in range(4))
    assert tuple(reading.hit for reading in reader.read(Wording.of("Who sailed?"), hits)) == hits


def test_support_is_the_evidence_weighed(searcher: Searcher) -> None:
    weights = Weights(tuple(float(place) for place, _ in enumerate(fields(Evidence))))
    reader = TrainedReader(WordNetwork(), searcher.keywords, weights)
    for reading in reader.read(Wording.of(QUESTIONS[0]), hits_for(searcher, QUESTIONS[0])):
        figures = [getattr(reading.evidence, field.name) for field in fields(Evidence)]
        assert reading.support == pytest.approx(sum(place * figure for place, figure in enumerate(figures)))


def test_the_shipped_weights_weigh_every_figure(searcher: Searcher) -> None:
    reader = TrainedReader(WordNetwork(), searcher.keywords)
    assert len(reader.read(Wording.of("Who?"), hits_for(searcher, "moorings"))) == 12


def test_what_speaks_against_a_passage_never_raises_it_by_the_shipped_weights() -> None:
    stored = json.loads(SHIPPED.read_text(encoding="utf-8"))["coefficients"]
    assert {name for name, weight in stored.items() if weight < 0} <= AGAINST
    assert all(stored[name] <= 0 for name in AGAINST)


def test_the_same_question_reads_the_same_again_and_from_a_new_reader(
    reader: TrainedReader, searcher: Searcher
) -> None:
    hits = hits_for(searcher, "eleven cut moorings")
    first = reader.read(Wording.of("Who counted the moorings?"), hits)
    assert reader.read(Wording.of("Who counted the moorings?"), hits) == first
    assert (
        TrainedReader(WordNetwork(), searcher.keywords, WEIGHTS).read(Wording.of("Who counted the moorings?"), hits)
        == first
    )


def test_without_hits_there_are_no_readings(reader: TrainedReader) -> None:
    assert reader.read(Wording.of("Who?"), ()) == ()


def test_the_network_reads_context_apart_from_the_passage_and_names_as_printed() -> None:
    network = WordNetwork()
    hits = (hit("They entered Kiev.", "annex, Okoye"), hit("No town is named.", row=1))
    keywords = Keywords.build([one.passage.searched for one in hits])
    TrainedReader(network, keywords, WEIGHTS).read(Wording.of("Who entered Kyiv?"), hits)
    assert [tuple(pair) for pair in network.read] == [
        ("who entered kiev?", "annex, Okoye.", "They entered Kiev."),
        ("who entered kyiv?", "", "No town is named."),
    ]


@pytest.mark.parametrize(
    "name", ["Upper-Selby", "Secretary-General", "O’Connor-Okoye", "Harbour Union of Port-Selby", "Ardmouth–Selby Pact"]
)
def test_a_name_of_several_words_is_found_as_it_is_printed(name: str) -> None:
    assert read(f"Who spoke for the {name}?", f"The {name} was spoken for.").evidence.names_missing == 0.0


def test_a_name_that_is_not_there_is_missing() -> None:
    assert read("Who spoke for Upper-Selby?", "Nobody spoke for Ardmouth.").evidence.names_missing == 1.0


@pytest.mark.parametrize(
    "address", ["https://ardmouth.example/selby", "www.ardmouth.example", "http://news.example/ardmouth-selby-2020"]
)
def test_an_address_on_the_web_is_no_evidence_for_a_name(address: str) -> None:
    reading = read("Was Ardmouth struck in 2020?", f"The harbour was struck, see {address} for more.")
    assert reading.evidence.names_missing == 1.0
    assert reading.evidence.numbers_missing == 1.0


# --- Ranges ---


def check_ranges(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        text = reading.hit.passage.text
        first, last = reading.sentence
        assert reading.sentence in sentences(text)
        assert reading.spans
        assert all(first <= start < end <= last for start, end in reading.spans)
        assert list(reading.spans) == sorted(reading.spans)


@pytest.mark.parametrize("question", QUESTIONS)
def test_spans_lie_in_the_sentence_and_the_sentence_in_the_passage(
    reader: TrainedReader, searcher: Searcher, question: str
) -> None:
    check_ranges(reader.read(Wording.of(question), hits_for(searcher, question)))


@pytest.mark.parametrize(
    ("question", "text", "marks"),
    [
        (
            "When and where was the ferry moored?",
            "On 3 May 2021 the ferry was moored in Port Selby.",
            ["3 May 2021", "Port Selby"],
        ),
        (
            "How many sailors were wounded, and when?",
            "The harbour master counted 25 sailors who were wounded on 4 June 2020.",
            ["25 sailors", "4 June 2020"],
        ),
        (
            "How many sailors were killed and wounded?",
            "It left 25 sailors killed and 84 sailors wounded, and 12 windows broken.",
            ["25 sailors killed", "84 sailors wounded"],
        ),
        ("How many sailors were killed?", "It left 25 sailors killed, 12 windows broken.", ["25 sailors killed"]),
        ("When was the ferry moored?", "On 3 May 2021 the ferry was moored in Port Selby.", ["3 May 2021"]),
    ],
)
def test_each_part_of_a_question_has_its_mark(question: str, text: str, marks: list[str]) -> None:
    assert marked(read(question, text)) == marks


@given(st.text(max_size=60))
def test_whatever_is_asked_the_ranges_hold(reader: TrainedReader, searcher: Searcher, question: str) -> None:
    check_ranges(reader.read(Wording.of(question), hits_for(searcher, "moorings")))


@given(st.sampled_from(QUESTIONS), st.text(alphabet="Ab 1.,-“”é\u200b\n", min_size=1, max_size=40))
def test_whatever_is_read_the_ranges_hold(question: str, text: str) -> None:
    reading = read(question, text)
    if sentences(text):
        check_ranges((reading,))
    else:
        assert (reading.sentence, reading.spans) == ((0, len(text)), ((0, len(text)),))


def test_a_span_across_two_sentences_is_cut_to_the_one_that_has_most_of_it() -> None:
    text = "They asked for boats. Twelve new boats were sent in spring."
    reading = read("What was asked for?", text, {"boats": (0.0, 0.0), "asked": (9.0, 0.0), "sent": (0.0, 9.0)})
    assert marked(reading) == ["Twelve new boats were sent"]
    assert text[slice(*reading.sentence)] == "Twelve new boats were sent in spring."


def test_a_span_inside_a_word_marks_all_of_it() -> None:
    reading = read("What did it cost?", "It cost almost 3,500 crowns.", {"500": (9.0, 0.0), "crowns": (0.0, 9.0)})
    assert marked(reading) == ["3,500 crowns"]


# --- What is marked ---


def test_the_number_that_is_asked_for_is_marked(reader: TrainedReader, searcher: Searcher) -> None:
    first = reader.read(Wording.of("How many sailors were wounded?"), hits_for(searcher, "sailors wounded"))[0]
    assert marked(first) == ["40 sailors"]


def test_the_date_that_is_asked_for_is_marked(reader: TrainedReader, searcher: Searcher) -> None:
    question = "On what day did patrol boats enter the harbour?"
    readings = reader.read(Wording.of(question), hits_for(searcher, "patrol boats harbour"))
    told = next(reading for reading in readings if "entered the harbour" in reading.hit.passage.text)
    assert marked(told) == ["2 February 2023"]


def test_a_name_in_the_question_is_no_answer_to_who(reader: TrainedReader, searcher: Searcher) -> None:
    question = "Who spoke for the International Harbour Union about seaworthy ferries?"
    readings = reader.read(Wording.of(question), hits_for(searcher, question))
    said = next(reading for reading in readings if "seaworthy" in reading.hit.passage.text)
    assert marked(said) == ["Ana Beltran"]


def test_a_place_in_the_question_is_no_answer_to_where() -> None:
    text = "The ferry left Ardmouth in the morning for a port, and was seen in Selby by noon."
    favourites = {"port": (7.0, 7.0), "Ardmouth": (6.5, 6.5), "Selby": (6.0, 6.0)}
    assert marked(read("Where was the ferry from Ardmouth seen?", text, favourites)) == ["Selby"]


def test_a_name_in_the_question_that_the_network_marks_gives_way_to_another_of_the_kind() -> None:
    text = "Okoye wrote to Beltran about the moorings."
    favourites = {"Okoye": (6.0, 6.0), "Beltran": (4.0, 4.0)}
    assert marked(read("To whom did Tomas Okoye write?", text, favourites)) == ["Beltran"]
    assert marked(read("Who wrote about moorings?", text, favourites)) == ["Okoye"]


def test_a_name_in_the_question_is_marked_where_no_other_is_nearly_as_good() -> None:
    text = "Okoye wrote to Beltran about the moorings."
    reading = read("Did Tomas Okoye, who writes letters, write?", text, {"Okoye": (6.0, 6.0), "Beltran": (1.0, 1.0)})
    assert marked(reading) == ["Okoye"]


def test_a_number_is_marked_with_what_it_counts() -> None:
    reading = read("How many civilians died?", "The attack left 21 civilians dead.", {"21": (9.0, 9.0)})
    assert marked(reading) == ["21 civilians dead"]


def test_a_phrase_is_marked_as_the_network_has_it() -> None:
    reading = read("What did they ask for?", "They asked for a new report.", {"a": (9.0, 0.0), "report": (0.0, 9.0)})
    assert marked(reading) == ["a new report"]


def test_where_no_span_is_of_the_kind_the_networks_own_is_marked() -> None:
    reading = read("How many boats sailed?", "A great many boats sailed.", {"great": (9.0, 0.0), "many": (0.0, 9.0)})
    assert marked(reading) == ["great many"]
    assert reading.evidence.kind_found == 0


@pytest.mark.parametrize(("worth", "found"), [(4.0, "1 May 2023"), (2.0, "spring")])
def test_a_span_of_the_kind_in_another_sentence_is_marked_where_it_is_nearly_as_good(worth: float, found: str) -> None:
    text = "The boats came in spring. The letter is dated 1 May 2023."
    favourites = {"spring": (5.0, 5.0), "1": (worth, worth), "2023": (worth, worth)}
    reading = read("When did the boats come?", text, favourites)
    assert marked(reading) == [found]
    assert found in text[slice(*reading.sentence)]


def test_a_span_of_the_kind_that_the_networks_own_touches_is_marked_before_all_others() -> None:
    text = "Of 40 boats that sailed they lost some 12 ferries."
    reading = read("How many boats were lost?", text, {"ferries": (5.0, 5.0), "40": (4.0, 4.0), "boats": (4.0, 4.0)})
    assert marked(reading) == ["some 12 ferries"]


COUNTED = (
    "The storm claimed the lives of 25 sailors and injured 84 sailors.",
    "In Selby 25 sailors were killed, 84 sailors were wounded, and 3 ferries sank.",
    "It left 25 sailors dead while 84 sailors were hurt.",
)


@pytest.mark.parametrize("text", COUNTED)
@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many sailors were killed?", "25"),
        ("How many sailors died?", "25"),
        ("How many sailors were wounded?", "84"),
        ("Number of injured sailors?", "84"),
    ],
)
def test_of_two_numbers_the_one_that_counts_what_is_asked_for_is_marked(text: str, question: str, number: str) -> None:
    """Whichever of the two the network likes better."""
    for first, second in (("25", "84"), ("84", "25")):
        (found,) = marked(read(question, text, {first: (5.0, 5.0), second: (3.0, 3.0)}))
        assert number in found


def test_whatever_is_counted_it_is_told_from_what_stands_beside_it() -> None:
    text = "In Selby the yard built 14 barges, repaired 31 barges and sold 8 barges."
    for question, number in (("built", "14"), ("repaired", "31"), ("sold", "8")):
        reading = read(f"How many barges were {question} in Selby?", text, {"31": (5.0, 5.0), "8": (4.0, 4.0)})
        assert number in marked(reading)[0]


def test_where_both_numbers_count_as_much_of_what_is_asked_for_the_network_decides() -> None:
    reading = read("How many sailors were killed or wounded?", COUNTED[1], {"84": (9.0, 9.0)})
    assert "84" in marked(reading)[0]


TOWNS = "Shells fell in Selby at dawn, in Ardmouth at noon and in Dunmore at night. In Renfield nobody died."


@pytest.mark.parametrize(
    ("question", "towns"),
    [("Which towns were shelled?", ["Selby", "Ardmouth"]), ("Where did it happen first?", ["Selby"])],
)
def test_several_places_are_marked_only_where_several_are_asked_for(question: str, towns: list[str]) -> None:
    favourites = {"Selby": (5.0, 5.0), "Ardmouth": (4.0, 4.0), "Dunmore": (2.0, 2.0), "Renfield": (4.5, 4.5)}
    assert marked(read(question, TOWNS, favourites)) == towns


# --- Evidence ---


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_figure_of_the_evidence_lies_in_its_range(
    reader: TrainedReader, searcher: Searcher, question: str
) -> None:
    for reading in reader.read(Wording.of(question), hits_for(searcher, question)):
        evidence = reading.evidence
        for share in (
            *(evidence.fused, evidence.covered, evidence.covered_in_sentence, evidence.names_missing),
            *(evidence.numbers_missing, evidence.unknown, evidence.kind_found, evidence.speaker_missing),
            *(evidence.other_people, evidence.said_otherwise),
        ):
            assert -1e-6 <= share <= 1 + 1e-6
        assert -1.0001 <= evidence.cosine <= 1.0001


def test_the_networks_figures_and_the_searchs_are_taken_over() -> None:
    found = hit("The ferry sailed.")
    network = WordNetwork()
    (reading,) = TrainedReader(network, Keywords.build([found.passage.text]), WEIGHTS).read(
        Wording.of("Who sailed?"), (found,)
    )
    (judged,) = network.judge(network.read[:1])
    evidence = reading.evidence
    assert (evidence.answers, evidence.related, evidence.margin) == (judged.answers, judged.related, judged.margin)
    assert (evidence.fused, evidence.cosine) == (found.fused, found.dense)


def test_what_a_passage_lacks_is_counted(reader: TrainedReader, searcher: Searcher) -> None:
    question = "How many people left Zanzibar in 1871?"
    for reading in reader.read(Wording.of(question), hits_for(searcher, "people forced to leave")):
        assert reading.evidence.names_missing == 1.0
        assert reading.evidence.numbers_missing == 1.0
        assert 0 < reading.evidence.unknown < 1


def test_a_speaker_that_only_the_context_names_is_not_missing() -> None:
    question = "What did Okoye say of the boats?"
    assert read(question, "The boats were sunk.").evidence.speaker_missing == 1.0
    assert read(question, "The boats were sunk.", context="letter, Okoye").evidence.speaker_missing == 0.0
    assert read("What of the boats?", "The boats were sunk.").evidence.speaker_missing == 0.0


def test_what_is_said_of_another_people_only_is_counted() -> None:
    question = "How many Estavian sailors were wounded?"
    assert read(question, "In all, 40 Norlandian sailors were wounded.").evidence.other_people == 1.0
    assert (
        read(question, "In all, 40 Estavian sailors and no Norlandian sailors were hurt.").evidence.other_people == 0.0
    )
    assert read(question, "In all, 40 sailors were wounded.").evidence.other_people == 0.0


@pytest.mark.parametrize(
    ("question", "otherwise"),
    [
        ("How many ferries did Norway sink?", 1.0),
        ("ferries sunk by Norway", 1.0),
        ("How many ferries did Sweden sink?", 0.0),
        ("Did Sweden deny that it sank them?", 1.0),
    ],
)
def test_what_another_party_did_or_none_did_in_words_is_counted(question: str, otherwise: float) -> None:
    evidence = read(question, "The fog was thick. In 1912 Sweden sank nine ferries off the coast of Norway.").evidence
    assert evidence.said_otherwise == otherwise
    assert evidence.keywords_covered == 0.0 or not otherwise


def test_coverage_counts_the_passage_and_the_answering_sentence_by_itself() -> None:
    reading = read("How many sailors were wounded?", "Sailors came. It says 40 wounded.", {"40": (9.0, 9.0)})
    assert reading.evidence.covered == 1.0
    assert 0 < reading.evidence.covered_in_sentence < 1


def test_missing_names_lower_support_as_the_weights_say(searcher: Searcher) -> None:
    hits = hits_for(searcher, "people forced to leave")
    light = TrainedReader(
        WordNetwork(), searcher.keywords, replace(WEIGHTS, coefficients=(0.0,) * len(fields(Evidence)))
    )
    heavy = TrainedReader(WordNetwork(), searcher.keywords, WEIGHTS)
    question = "How many people left Zanzibar?"
    assert {reading.support for reading in light.read(Wording.of(question), hits)} == {0.0}
    assert all(r.support == pytest.approx(r.evidence.answers - 2) for r in heavy.read(Wording.of(question), hits))


class Sourceless(WordNetwork):
    """Takes the passage for an answer only where the question does not speak of a source."""

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        judged = super().judge(pairs)
        return tuple(
            replace(j, answers=-5.0 if "source" in p.question else 4.0) for j, p in zip(judged, pairs, strict=True)
        )


def test_a_source_is_asked_for_in_two_wordings_and_the_better_counts(searcher: Searcher) -> None:
    reader = TrainedReader(Sourceless(), searcher.keywords, WEIGHTS)
    hits = hits_for(searcher, "moorings")
    assert reader.read(Wording.of("What is the source for the cut moorings?"), hits)[0].evidence.answers == 4.0
    assert reader.read(Wording.of("Did the source of the river dry up?"), hits)[0].evidence.answers == -5.0


def test_the_network_reads_no_address_of_the_web() -> None:
    read: list[Pair] = []

    class Listening(WordNetwork):
        def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
            read.extend(pairs)
            return super().judge(pairs)

    text = "Ferry Times, 3 May, at www.ferry.example/did-the-pilots-strike. It rained."
    passage = Passage("A/1/1", "fn1", 0, len(text), text, "letter")
    reader = TrainedReader(Listening(), Keywords.build([text]), WEIGHTS)
    reader.read(Wording.of("Did the pilots strike?"), [Hit(passage, 0, 1.0, 1.0, 1.0)])
    assert "pilots" not in read[0].passage
    assert len(read[0].passage) == len(text)
    assert read[0].passage.endswith("It rained.")


def test_what_a_part_of_a_paragraph_happens_to_is_told_by_the_whole() -> None:
    """ "More than 40 chapels were burnt." does not say whose: two sentences before, Sweden's army is at work."""
    found = hit("More than 40 chapels were burnt.")
    question = Wording.of("How many Swedish graveyards were burnt?")

    def otherwise(block: str) -> float:
        reader = TrainedReader(WordNetwork(), Keywords.build([found.passage.text]), WEIGHTS, whole=lambda _: block)
        return reader.read(question, (found,))[0].evidence.said_otherwise

    assert otherwise(f"Sweden has laid waste to the land. {found.passage.text}") == 1.0
    assert otherwise(found.passage.text) == 0.0
