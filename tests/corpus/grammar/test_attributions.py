"""Who speaks inside a paragraph: nobody's words are put into somebody else's mouth."""

from __future__ import annotations

import pytest

from corpus.document import Voice
from tests.corpus.grammar.lake import AUTHOR, Holding, Speaker, Told


@pytest.mark.parametrize(
    "sentence",
    [
        "“The quay was empty”, said Ines Varga, chief inspector at the Lakeside Monitor.",
        "“The quay was empty,” said Ines Varga, chief inspector at the Lakeside Monitor.",
        '"The quay was empty", said Ines Varga, chief inspector at the Lakeside Monitor.',
        "“The quay was empty”, Ines Varga, chief inspector at the Lakeside Monitor, said.",
        "Ines Varga, chief inspector at the Lakeside Monitor, stated: “The quay was empty”.",
        "Ines Varga, chief inspector at the Lakeside Monitor, has described the place as “empty”.",
        "‘The quay was empty,’ said Ines Varga, chief inspector at the Lakeside Monitor.",
        "Ines Varga, chief inspector at the Lakeside Monitor, stated: ‘The boys’ quay was empty.’",
    ],
)
def test_a_persons_words_are_that_persons_with_name_and_title(told: Told, speaker: Speaker, sentence: str) -> None:
    assert speaker(told(sentence), sentence) == Voice(
        "Ines Varga", "quoted person", "quoted", "chief inspector at the Lakeside Monitor"
    )


def test_a_person_inside_a_block_quotation_speaks_through_the_organisation(told: Told, holding: Holding) -> None:
    document = told(
        "The Lakeside Monitor stated:\n\n“The quay was empty”, said Ines Varga, its inspector. “Nobody came back”. "
        "The night was dark.<sup>1</sup>"
    )
    block = holding(document, "Nobody came back")
    chains = [[voice.name for voice in speech.voice] for speech in block.speeches]
    assert chains == [[AUTHOR, "Lakeside Monitor", "Ines Varga"]] * 2
    at = document.text.index("The night was dark.")
    assert [voice.name for voice in block.voice_at(at, at + 19)] == [AUTHOR, "Lakeside Monitor"]


def test_a_surname_later_is_the_person_introduced_before(told: Told, speaker: Speaker) -> None:
    document = told(
        "“The quay was empty”, said Ines Varga, its inspector.\n\n“Nobody came back”, Varga added.\n\nVarga noted that it was dark."
    )
    assert speaker(document, "Nobody came back") == Voice("Ines Varga", "quoted person", "quoted", "its inspector")
    assert speaker(document, "Varga noted") == Voice("Ines Varga", "quoted person", "reported", "its inspector")


@pytest.mark.parametrize("pronoun", ["He", "She"])
def test_a_pronoun_is_the_person_who_spoke_last(told: Told, speaker: Speaker, pronoun: str) -> None:
    document = told(f"“The quay was empty”, said Ines Varga, its inspector. {pronoun} also said that it was dark.")
    assert speaker(document, "also said").name == "Ines Varga"


def test_a_pronoun_behind_another_name_is_not_the_earlier_speaker(told: Told, speaker: Speaker) -> None:
    document = told(
        "“The quay was empty”, said Ines Varga, its inspector.\n\nMira Solheim, a nurse, was on board. She said that it was dark."
    )
    assert speaker(document, "She said").name != "Ines Varga"


def test_a_pronoun_without_anybody_before_it_is_left_to_the_author(told: Told, speaker: Speaker) -> None:
    assert speaker(told("He said that the boats were gone."), "He said").name == AUTHOR


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("According to the Lakeside Monitor, eleven boats were cut.", "Lakeside Monitor"),
        ("Eleven boats were cut, according to the Lakeside Monitor.", "Lakeside Monitor"),
        ("According to a report by the International Harbour Union, twelve were cut.", "International Harbour Union"),
        ("According to an assessment of the Norland National Agency for Ferry Safety, it will take a year.", "Norland National Agency for Ferry Safety"),
        ("The Lakeside Monitor has reported that eleven boats were cut.", "Lakeside Monitor"),
        ("The Port Prosecutor’s Office stated that eleven boats were cut.", "Port Prosecutor’s Office"),
        ("Estavia claimed that the boats were old.", "Estavia"),
    ],
)  # fmt: skip
def test_what_an_organisation_says_is_reported_of_it(told: Told, speaker: Speaker, sentence: str, name: str) -> None:
    assert speaker(told(sentence), sentence) == Voice(name, "quoted organisation", "reported")


def test_according_to_a_person_is_a_persons_word(told: Told, speaker: Speaker) -> None:
    assert speaker(told("According to Ines Varga, none was cut."), "none was cut").role == "quoted person"


@pytest.mark.parametrize("sentence", ["According to the agreement, the boats return.", "According to plan, it worked."])
def test_according_to_a_thing_is_nobodys_word(told: Told, speaker: Speaker, sentence: str) -> None:
    assert speaker(told(sentence), sentence).name == AUTHOR


def test_an_article_of_a_treaty_is_no_speaker(told: Told, speaker: Speaker) -> None:
    assert speaker(told("According to Article 3 of the Treaty, boats are free."), "boats are free").name == AUTHOR


def test_the_sentence_after_a_reported_one_is_the_authors_again(told: Told, speaker: Speaker) -> None:
    document = told("According to the Lakeside Monitor, eleven boats were cut. The boats were old.")
    assert speaker(document, "The boats were old.").name == AUTHOR


def test_an_organisation_named_in_full_before_is_meant_by_its_last_word(told: Told, speaker: Speaker) -> None:
    document = told("The International Harbour Union visited the quay.\n\nThe Union concluded that it was dark.")
    assert speaker(document, "it was dark").name == "International Harbour Union"


def test_an_unnamed_witness_is_a_person(told: Told, speaker: Speaker) -> None:
    assert speaker(told("The witness said that the quay was empty."), "the quay was empty") == Voice(
        "The witness", "quoted person", "reported"
    )


def test_a_high_title_in_front_of_a_name_belongs_to_a_person(told: Told, speaker: Speaker) -> None:
    document = told("United Nations High Commissioner for Lakes Ines Varga has characterized the night as “a loss”.")
    voice = speaker(document, "a loss")
    assert (voice.name.split()[-2:], voice.role, voice.manner) == (["Ines", "Varga"], "quoted person", "quoted")


def test_what_the_author_says_of_itself_is_no_other_voice(told: Told, speaker: Speaker) -> None:
    document = told("The Permanent Representative of Norland stated that the boats were old.")
    assert speaker(document, "the boats were old") == Voice(AUTHOR, "author")


def test_a_denied_statement_is_not_put_into_anybodys_mouth(told: Told, speaker: Speaker) -> None:
    assert speaker(told("Estavia has never claimed that the boats were new."), "the boats were new").name == AUTHOR


def test_words_in_quotation_marks_without_a_speaker_stay_the_authors(told: Told, speaker: Speaker) -> None:
    assert speaker(told("The so-called “people’s ferry” sank."), "people’s ferry").name == AUTHOR


def test_the_authors_sentence_around_a_few_quoted_words_stays_the_authors(told: Told, speaker: Speaker) -> None:
    document = told(
        "Despite the call of the Harbour Council “to open the quay”, on 5 May the quay was closed by Estavia."
    )
    assert speaker(document, "to open the quay").name == "Harbour Council"
    assert speaker(document, "the quay was closed by Estavia").name == AUTHOR


@pytest.mark.parametrize("title", ["Mr.", "Ms.", "Dr."])
def test_a_person_with_a_form_of_address_is_a_person(told: Told, speaker: Speaker, title: str) -> None:
    assert speaker(told(f"{title} Okoye said that the quay was open."), "the quay was open").role == "quoted person"


def test_an_office_in_front_of_a_name_is_its_title(told: Told, speaker: Speaker) -> None:
    voice = speaker(told("The Minister of Ferries, Olga Brandt, said that she was sorry."), "she was sorry")
    assert (voice.name, voice.title) == ("Olga Brandt", "Minister of Ferries")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ines Varga told reporters: “The quay was empty”.",
        "The Harbour Council noted with concern that the quay was empty.",
        "The Harbour Council called the quay “empty”.",
    ],
)
def test_more_turns_of_phrase_hand_over(told: Told, speaker: Speaker, sentence: str) -> None:
    assert speaker(told(sentence), "empty").name != AUTHOR


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Although the Harbour Council described the quay as “open”, Estavia closed it in May.", "Estavia closed it"),
        ("Estavia, which the Harbour Council described as “open”, closed the quay in May.", "closed the quay"),
        ("The words of the Harbour Council “open” and “free” were heard on the quay by all.", "heard on the quay"),
    ],
)
def test_a_clause_with_quoted_words_leaves_the_rest_of_the_sentence_to_the_author(
    told: Told, speaker: Speaker, sentence: str, own: str
) -> None:
    assert speaker(told(sentence), "open").name == "Harbour Council"
    assert speaker(told(sentence), own).name == AUTHOR


def test_a_sentence_that_states_what_somebody_said_is_whole(told: Told, speaker: Speaker) -> None:
    sentence = "After the night, the Harbour Council described the quay as “lost”, noting also that “nobody came”."
    assert speaker(told(sentence), sentence).name == "Harbour Council"


def test_a_word_that_opens_the_sentence_does_not_hide_the_name_behind_it(told: Told, speaker: Speaker) -> None:
    assert speaker(told("However, Lakeside Monitor said that it was dark."), "it was dark").name == "Lakeside Monitor"


def test_words_between_a_name_and_its_verb_are_no_title(told: Told, speaker: Speaker) -> None:
    voice = speaker(told("Estavia, in its letter, stated that it was dark."), "it was dark")
    assert (voice.name, voice.title, voice.role) == ("Estavia", "", "quoted organisation")


def test_a_person_named_by_office_and_name_may_be_the_author(told: Told, speaker: Speaker) -> None:
    document = told("The Permanent Representative of Norland, Mira Solheim, said that it was dark.")
    assert speaker(document, "it was dark").name == AUTHOR


def test_a_pronoun_behind_a_person_introduced_by_title_is_that_person(told: Told, speaker: Speaker) -> None:
    document = told("“Dark”, said Ines Varga. Professor Mira Solheim was on board. She said that it was cold.")
    assert speaker(document, "it was cold").name == "Professor Mira Solheim"


def test_a_pronoun_behind_a_name_that_may_be_a_place_is_left_to_the_author(told: Told, speaker: Speaker) -> None:
    document = told("“Dark”, said Ines Varga. Port Selby, a town on the lake, slept. She said that it was cold.")
    assert speaker(document, "it was cold").name == AUTHOR


def test_a_form_of_address_and_a_surname_mean_the_person_met_before(told: Told, speaker: Speaker) -> None:
    document = told("“Dark”, said Ines Varga, its inspector. Ms. Varga added that it was cold.")
    assert speaker(document, "it was cold") == Voice("Ines Varga", "quoted person", "reported", "its inspector")


@pytest.mark.parametrize("name", ["Šule Čermák", "Łucja Ğanı", "Œdipe Žižek", "Ольга Кранц"])
def test_a_speaker_may_begin_with_any_capital(told: Told, speaker: Speaker, name: str) -> None:
    sentence = f"{name} said: “The quay was empty.”"
    assert speaker(told(sentence), sentence).name == name


def test_the_plural_of_owners_is_no_quotation(told: Told, speaker: Speaker) -> None:
    sentence = "It was the boys’ quay that was empty."
    assert speaker(told(sentence), sentence).name == AUTHOR
