"""What a question means after the ones before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.asking.follow_ups import resolve
from service.asking.talk import Talk

BARDA = "How many people died in Barda?"


@pytest.mark.parametrize("place", ["Ganja", "Port Selby", "Ardmouth", "Tartar"])
@pytest.mark.parametrize("form", ["and in {}?", "And in {}?", "What about {}?", "how about {}", "and {}?"])
def test_the_last_question_is_asked_of_another_place(form: str, place: str) -> None:
    assert resolve(form.format(place), [BARDA]).text == f"How many people died in {place}?"


@pytest.mark.parametrize("form", ["and 884?", "and resolution 884?", "what about 884?"])
def test_the_last_question_is_asked_of_another_number(form: str) -> None:
    asked = resolve(form, ["What does resolution 853 (1993) demand of Malta?"]).text
    assert asked == "What does resolution 884 demand of Malta?"


def test_the_last_question_is_asked_of_another_people() -> None:
    asked = "How many Swedish sailors drowned in May 2020?"
    assert resolve("and on the norwegian side?", [asked]).text == "How many Norwegian sailors drowned in May 2020?"
    assert resolve("and the Danish ones of june 2021", [asked]).text == "How many Danish sailors drowned in June 2021?"
    assert resolve("Norwegian sailors?", [asked]).text == "How many Norwegian sailors drowned in May 2020?"
    assert resolve("Norwegian sailors", [asked]).text == "Norwegian sailors"
    assert resolve("Barda?", ["Give me the death toll of the strikes on Ganja."]).text == (
        "Give me the death toll of the strikes on Barda."
    )


@pytest.mark.parametrize(
    "question",
    ["Human rights violations in Norway?", "Cluster munitions in Oslo?", "Use of Smerch rockets?", "Thank you Anna?"],
)
def test_a_phrase_of_its_own_is_not_put_into_the_last_question(question: str) -> None:
    assert resolve(question, ["How many civilians were killed in Malmo?"]).text == question


def test_of_another_people_nothing_is_lost_or_renamed() -> None:
    asked = "How many Swedish sailors died in Malmo?"
    assert "Oslo" in resolve("And the Norwegian ones in Oslo?", [asked]).text
    assert "November" in resolve("And the Norwegian ones of November?", [asked]).text
    council = "What did the Norwegian Refugee Council say about Swedish losses?"
    assert resolve("And on the Russian side?", [council]).text == (
        "What did the Norwegian Refugee Council say about Russian losses?"
    )


def test_whose_people_were_counted_is_not_forgotten_on_the_way() -> None:
    talk = ["How many Swedish sailors drowned in May 2020?", "and how many wounded?"]
    assert "Swedish sailors" in resolve(talk[1], talk[:1]).text
    understood = resolve("what about Norwegian sailors?", talk).text
    assert understood == "how many wounded in May 2020? (Norwegian sailors)"


def test_a_number_is_put_for_no_other_where_there_are_several() -> None:
    assert "884" in resolve("and 884?", ["What do resolutions 822 and 853 demand?"]).text
    assert "853" not in resolve("and 884?", ["What do resolutions 822 and 853 demand?"]).text.split("(")[0]


def test_a_place_of_two_words_is_replaced_whole() -> None:
    assert resolve("and in Ganja?", ["How many people died in Port Selby in 2020?"]).text == (
        "How many people died in Ganja in 2020?"
    )


@pytest.mark.parametrize("question", ["and how many were wounded?", "And how many were wounded there?", "how many were injured in it?"])  # fmt: skip
def test_what_was_talked_of_is_carried_over(question: str) -> None:
    understood = resolve(question, [BARDA])
    assert question.casefold().removeprefix("and ").rstrip("?") in understood.text.casefold()
    assert "barda" in understood.text.casefold()
    assert understood.kind == "question"


@pytest.mark.parametrize(
    "question",
    [
        *("who said that?", "Who said so", "Says who?", "according to whom?", "whose words are these?", "and who wrote this?"),
        *("who claimed it?", "Who is speaking?", "who reported that"),
    ],
)  # fmt: skip
def test_a_question_for_the_speaker_is_about_the_last_answer(question: str) -> None:
    understood = resolve(question, [BARDA])
    assert (understood.kind, understood.previous) == ("speaker", BARDA)
    assert BARDA in understood.text


@pytest.mark.parametrize(
    "question",
    [
        *("what is the source?", "What's the source for that?", "source?", "the footnote", "which footnote is that?"),
        *("where does that come from?", "how do they know that?", "and what is the source of the figure?"),
        "What is the reference",
    ],
)  # fmt: skip
def test_a_question_for_the_source_is_about_the_last_answer(question: str) -> None:
    understood = resolve(question, [BARDA])
    assert (understood.kind, understood.previous) == ("source", BARDA)


@pytest.mark.parametrize(
    "question",
    [
        *("is there a source for that?", "What is that based on?", "Where was this reported?", "which source supports the claim?"),
        *("give me the source", "Where is that from?", "And the footnote for that figure?"),
    ],
)  # fmt: skip
def test_a_source_is_asked_for_in_many_ways(question: str) -> None:
    assert resolve(question, [BARDA]).kind == "source"


@pytest.mark.parametrize(
    "question", ["who made that claim?", "Who is the speaker?", "By whom was that said?", "who is quoted there?"]
)
def test_a_speaker_is_asked_for_in_many_ways(question: str) -> None:
    assert resolve(question, [BARDA]).kind == "speaker"


def test_source_and_speaker_may_be_asked_one_after_the_other() -> None:
    assert resolve("who said that?", [BARDA, "what is the source?"]).previous == BARDA
    assert resolve("and in Ganja?", [BARDA, "who said that?"]).text == "How many people died in Ganja?"


def test_the_source_of_a_follow_up_is_that_of_what_the_follow_up_meant() -> None:
    assert resolve("what is the source?", [BARDA, "and in Ganja?"]).previous == "How many people died in Ganja?"


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Who signed the letter?"),
        "How many mosques were destroyed in Aghdam?",
        "What did Human Rights Watch say about cluster munitions?",
        "What is the source for the claim about mercenaries?",
        "Who said that no ferry was seaworthy?",
        "When did the war begin?",
        "Ganja missile strikes",
        "What happened in Fuzuli in 1993?",
        pytest.param("To whom is the letter addressed?"),
        pytest.param("Which languages is the document in?"),
    ],
)
def test_a_question_that_stands_alone_is_not_bent(question: str) -> None:
    assert resolve(question, [BARDA]).text == question
    assert resolve(question, [BARDA]).kind == "question"


@pytest.mark.parametrize("question", [BARDA, "and in Ganja?", "who said that?", "what is the source?", "it"])
def test_without_history_a_question_is_itself(question: str) -> None:
    understood = resolve(question, [])
    assert (understood.text, understood.kind, understood.previous) == (question, "question", "")


def test_white_space_is_made_even() -> None:
    assert resolve("  How many\n people\tdied? ", []).text == "How many people died?"


@pytest.mark.parametrize("earlier", ["", "?!", "the of and"])
def test_from_an_empty_question_nothing_is_carried_over(earlier: str) -> None:
    assert resolve("and wounded?", [earlier]).text == "and wounded?"


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=4))
def test_white_space_around_questions_changes_nothing(question: str, history: list[str]) -> None:
    spaced = resolve(f" {question}\n", [f"\t{earlier}  " for earlier in history])
    assert spaced == resolve(question, history)
    assert spaced.kind == "question" or history


def test_fifty_earlier_questions_are_read_one_after_the_other() -> None:
    assert resolve("and in Ganja?", [BARDA, *["and in Tartar?"] * 49]).text == "How many people died in Ganja?"


# --- dialogues, earlier questions first; what the last one is understood as ---------------------------------

SELBY = "How many people died in Port Selby?"
SCHOOLS = "How many schools were destroyed in Ardmouth?"
HOUSES = "How many houses were burned in Ardmouth on 3 May 2021?"
ISLANDS = "When did Estavia occupy the northern islands?"
COUNCIL = "Which resolutions did the Security Council adopt in 1993?"
BELTRAN = "What did Ana Beltran say about the ferries?"
MONITOR = "What did the Harbour Monitor say about cluster munitions?"


@pytest.mark.parametrize(
    ("history", "question", "text"),
    [
        # the same question of another place, time, speaker or thing
        ([SELBY], "in Ardmouth", "How many people died in Ardmouth?"),
        (["how many died in port selby?"], "and in ardmouth?", "how many died in ardmouth?"),
        ([SCHOOLS], "and how many in Tarn?", "How many schools were destroyed in Tarn?"),
        ([SCHOOLS], "and mosques?", "How many mosques were destroyed in Ardmouth?"),
        ([SCHOOLS], "What about the hospitals?", "How many hospitals were destroyed in Ardmouth?"),
        (["How many ferries were sunk in 2019?"], "and in 2020?", "How many ferries were sunk in 2020?"),
        (["How many ferries were sunk on 11 October 2019?"], "What about 17 October?", "How many ferries were sunk on 17 October 2019?"),
        (["How many ferries were sunk?"], "and in 2020?", "How many ferries were sunk in 2020?"),
        (["How many ferries were sunk?"], "And in Port Selby?", "How many ferries were sunk in Port Selby?"),
        ([MONITOR], "what about Amnesty International?", "What did Amnesty International say about cluster munitions?"),
        ([MONITOR], "and about landmines?", "What did the Harbour Monitor say about landmines?"),
        (["According to the Harbour Monitor, how many moorings were cut?"], "and according to the Coast Guard?",
         "According to the Coast Guard, how many moorings were cut?"),
        (["How many civilians were killed by shelling in Ardmouth?"], "and by landmines?", "How many civilians were killed by landmines in Ardmouth?"),
        ([ISLANDS], "And the southern islands?", "When did Estavia occupy the southern islands?"),
        (["What did the settlers do to the buildings as they left?"], "And to the woodland?", "What did the settlers do to the woodland as they left?"),
        ([SCHOOLS], "and who in Tarn?", "and who in Tarn? (schools destroyed in Tarn)"),
        (["How many died in Selby on 3 May 2021?"], "what about Tarn?", "How many died in Tarn?"),
        (["How many Narvian civilians died?"], "what about Estavian civilians?", "How many Estavian civilians died?"),
        (["What does the pact forbid?"], "under which Chapter?", "under which Chapter? (the pact forbid)"),
        # a person
        ([BELTRAN], "Was she quoted anywhere else?", "Was Ana Beltran quoted anywhere else?"),
        ([BELTRAN], "What are her reasons?", "What are Ana Beltran’s reasons?"),
        ([BELTRAN, "Was she in Port Selby?"], "What did she see there?", "What did Ana Beltran see there?"),
        (["What did the Secretary-General call for?"], "Did he mention the hostages?", "Did the Secretary-General mention the hostages?"),
        ([BELTRAN, "Did she name the owner?", "What did Hugo Marsh say about it?"], "Did he deny it?", "Did Hugo Marsh deny it?"),
        ([BELTRAN, "Did she name Hugo Marsh?"], "What did he reply?", "What did Hugo Marsh reply?"),
        # a thing, an event, a number
        ([ISLANDS], "How long did it last?", "How long did it last? (Estavia occupy the northern islands)"),
        ([SELBY], "When was it?", "When was it? (people died in Port Selby)"),
        ([SELBY], "How many of those were children?", "How many of those were children? (people died in Port Selby)"),
        ([SELBY], "And what else happened there?", "And what else happened there? (people died in Port Selby)"),
        ([SCHOOLS], "Who destroyed them?", "Who destroyed them? (schools destroyed in Ardmouth)"),
        (["Which hospital was hit in Tarn?"], "what about the other one?", "what about the other one? (hospital hit in Tarn)"),
        (["What became of the mosques in the islands?"], "How many were there altogether?", "How many were there altogether? (the mosques in the islands)"),
        ([COUNCIL], "What did they demand?", "What did they demand? (resolutions the Security Council adopt in 1993)"),
        ([HOUSES], "Was that confirmed by anyone?", "Was that confirmed by anyone? (houses burned in Ardmouth on 3 May 2021)"),
        # too little to be asked alone
        ([SELBY], "Why?", "Why? (people died in Port Selby)"),
        ([SELBY], "in which districts?", "in which districts? (people died in Port Selby)"),
        ([SELBY], "Which weapons were used?", "Which weapons were used? (people died in Port Selby)"),
        ([SELBY], "Was anyone wounded?", "Was anyone wounded? (people died in Port Selby)"),
        ([SELBY], "Was anyone hurt?", "Was anyone hurt? (people died in Port Selby)"),
        ([SCHOOLS], "Were any rebuilt?", "Were any rebuilt? (schools destroyed in Ardmouth)"),
        (["Which ferries were stolen in Tarn?"], "Which were sunk?", "Which were sunk? (ferries stolen in Tarn)"),
        ([SELBY], "How many fled?", "How many fled in Port Selby?"),
        ([SELBY], "Who ordered that raid?", "Who ordered that raid? (people died in Port Selby)"),
        ([SCHOOLS], "and poultry?", "How many poultry were destroyed in Ardmouth?"),
        ([SELBY], "How many were children?", "How many were children in Port Selby?"),
        ([HOUSES], "And how many bridges were destroyed?", "How many bridges were destroyed in Ardmouth on 3 May 2021?"),
        ([HOUSES], "Anything else?", "Anything else? (houses burned in Ardmouth on 3 May 2021)"),
        (["Who cut the moorings?"], "when?", "when? (cut the moorings)"),
        # chains
        ([SELBY, "and in Ardmouth?"], "and how many were wounded?", "how many were wounded in Ardmouth?"),
        ([SELBY, "and in Ardmouth?", "and how many were wounded?"], "and in Tarn?", "how many were wounded in Tarn?"),
        ([SCHOOLS, "what about hospitals?"], "and in Tarn?", "How many hospitals were destroyed in Tarn?"),
        ([COUNCIL, "What did they demand?", "Were they implemented?"], "why not?", "why not? (resolutions the Security Council adopt in 1993)"),
        ([SELBY, "what is the source?", "who said that?"], "and in Tarn?", "How many people died in Tarn?"),
    ],
)  # fmt: skip
def test_a_follow_up_is_understood_in_context(history: list[str], question: str, text: str) -> None:
    assert resolve(question, history).text == text


@pytest.mark.parametrize(
    "question",
    [
        # a full question, with or without names
        *("How many ferries were seaworthy?", "Which districts were mined?", "Did Narvia protest?", "Who was Hugo Marsh?"),
        *("What is a cluster munition?", "When did the siege end?", "How many landmines were cleared in Tarn?"),
        # its pronouns stand for what it has named itself
        *("When did Narvia say that it would withdraw its troops?", "How many people lost their homes?"),
        *("Who lost their lives at sea?", "What did the families take with them?", "Did the captains say when they would sail?"),
        *("As a result of Narvia's offensive, how many villages did it regain?", "Which areas were shelled while Estavia held them?"),
        # words that look like pronouns
        *("Is it true that the ferry was overloaded?", "How long will it take to clear the mines?", "Is there an agenda item on fisheries?"),
        *("How many of those who fled have returned?", "Did Beltran say that no ferry was seaworthy?", "What does it say about the harbour?"),
        *("Which other organs did the Narvian envoy address?", "What did the other side claim about Tarn?"),
        # of the document
        *("Who signed this letter?", "To whom is this communication addressed?", "What does the annex hold?"),
        # keywords
        *("landmines", "Tarn", "cluster munitions Port Selby", "harbour blockade 2021 casualties"),
        # it goes on from nothing
        *("And how many ferries did the Coast Guard of Narvia seize in 2020?", "So far, how many ferries have been raised?"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("earlier", [SELBY, BELTRAN, COUNCIL, "landmines in the northern islands"])
def test_a_question_with_its_own_subject_is_never_bent(question: str, earlier: str) -> None:
    assert resolve(question, [earlier]).text == question


@pytest.mark.parametrize("name", ["Hugo Marsh", "the Envoy of Narvia"])
def test_he_is_whoever_answered_the_last_question(name: str) -> None:
    understood = resolve("When was he appointed?", ["Who signed the letter?"], Talk(lambda earlier: name))
    assert understood.text == f"When was {name} appointed?"


def test_he_is_whoever_the_answer_named_after_who_said_that() -> None:
    told = {"question": "21 civilians", "speaker": "Hugo Marsh", "source": ""}
    understood = resolve(
        "Was he quoted anywhere else?", [SELBY, "who said that?"], Talk(lambda earlier: told[earlier.kind])
    )
    assert understood.text == "Was Hugo Marsh quoted anywhere else?"


def test_it_is_what_the_last_question_asked_for() -> None:
    understood = resolve(
        "How far is it from the harbour?", ["Which hospital was hit?"], Talk(lambda earlier: "Tarn General Hospital")
    )
    assert understood.text == "How far is it from the harbour? (Tarn General Hospital, hospital hit)"


def test_the_answer_is_not_asked_for_where_the_questions_say_enough() -> None:
    def never(earlier: object) -> str:
        raise AssertionError(earlier)

    for question in ("and in Tarn?", "why?", "who said that?", "When did the siege end?"):
        resolve(question, [SELBY, "and how many were wounded?"], Talk(never))


def test_a_chain_of_follow_ups_does_not_grow_without_end() -> None:
    chain = [f"What did they do to the {thing} of Tarn{n}?" for n, thing in enumerate(["roofs", "doors", "walls"] * 16)]
    assert len(resolve("Why?", chain).text) < 300


@pytest.mark.parametrize(
    ("before", "question", "understood"),
    [
        ("What does resolution 827 decide?", "and resolution 808?", "What does resolution 808 decide?"),
        ("What does resolution 827 decide?", "and S/RES/822 (1993)?", "What does S/RES/822 (1993) decide?"),
        ("What does A/77/401 say of ferries?", "what about A/77/402?", "What does A/77/402 say of ferries?"),
        ("What does A/77/401 say of ferries?", "and A/77/402 then?", "What does A/77/402 say of ferries?"),
    ],
)
def test_another_document_is_asked_the_same(before: str, question: str, understood: str) -> None:
    assert resolve(question, [before]).text == understood


def test_a_document_is_not_exchanged_where_something_else_is_asked_of_it() -> None:
    asked = "Who signed A/77/402?"
    assert resolve(asked, ["What does A/77/401 say of ferries?"]).text == asked


def test_an_organisation_takes_the_place_of_an_organisation() -> None:
    assert resolve("and Ferry Watch?", ["What did the Harbour Commission find in Selby?"]).text == (
        "What did Ferry Watch find in Selby?"
    )


def test_another_thing_is_looked_for_in_paragraphs() -> None:
    asked = resolve("and the buoys?", ["In which paragraph are the ferries mentioned?"]).text
    assert asked == "In which paragraph are the buoys mentioned?"


def test_a_country_is_no_he() -> None:
    talk = Talk(answer_to=lambda _: "South Africa and Hugo Marsh")
    assert resolve("what did he report?", ["Who investigated the attack?"], talk).text == "what did Hugo Marsh report?"
    talk = Talk(answer_to=lambda _: "South Africa")
    assert "South Africa" not in resolve("what did he report?", ["Who did it?"], talk).text.partition("(")[0]


def test_they_are_not_the_one_person_who_is_named() -> None:
    talk = Talk(answer_to=lambda _: "the President of Norland")
    asked = ["Who signed the statement of May 2031?"]
    assert resolve("what did they agree about prisoners?", asked, talk).text == (
        "what did they agree about prisoners? (signed the statement of May 2031)"
    )
