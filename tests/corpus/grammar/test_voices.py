"""Who speaks: nobody's words are put into somebody else's mouth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus.card import Card
from corpus.document import Block, Document, Voice
from corpus.grammar.understand import understand
from corpus.lines import Line
from corpus.symbol import Symbol

Read = Callable[..., Document]
Holding = Callable[[Document, str], Block]
Speaker = Callable[[Document, str], Voice]

AUTHOR = "Permanent Representative of Norland"
OPENING = "On 2 February 2023, patrol boats of Estavia entered the harbour of Port Selby and cut eleven moorings.\n\n"
NOTES = "\n\n<sup>1</sup> Port Selby Gazette, 3 May 2023.\n\n<sup>2</sup> Ferry Times, 4 May 2023.\n"


@pytest.fixture(scope="session")
def told(read: Read) -> Callable[[str], Document]:
    """A document by the Permanent Representative of Norland that goes on as given."""

    def told(markdown: str) -> Document:
        return read(OPENING + markdown + NOTES, author=AUTHOR)

    return told


Told = Callable[[str], Document]


def names(document: Document, block: Block) -> list[str]:
    return [voice.name for voice in block.voice]


# --- Block quotations ---


@pytest.mark.parametrize(
    "lead",
    [
        "The Lakeside Monitor stated the following:",
        "The Lakeside Monitor declared:",
        "In its most recent report, Lakeside Monitor shared the following findings with regard to the night:",
        "The report of the Lakeside Monitor provides the findings of its visit to the harbour of Port Selby:",
        "The statement of the Lakeside Monitor reads as follows:",
        "According to Lakeside Monitor:",
        "As stated by the Lakeside Monitor:",
        "All of this is known. The Lakeside Monitor has repeatedly warned as follows:",
    ],
)
def test_a_lead_in_hands_over_to_its_speaker_until_the_mark(told: Told, holding: Holding, lead: str) -> None:
    document = told(
        f"{lead}\n\nThe quay was empty.\n\nNobody came back.<sup>1</sup>\n\nNorland paid for the ropes.<sup>2</sup>"
    )
    for words in ("The quay was empty.", "Nobody came back."):
        block = holding(document, words)
        assert (block.kind, block.closed_by) == ("quotation", "fn1")
        assert block.voice[1:] == (Voice("Lakeside Monitor", "quoted organisation", "quoted"),)
    for words in (lead[-20:], "Norland paid"):
        block = holding(document, words)
        assert (block.kind, block.closed_by, names(document, block)) == ("paragraph", "", [AUTHOR])


def test_every_paragraph_of_a_quotation_carries_the_footnote_that_closes_it(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\nThe quay was empty.\n\nNobody came back.<sup>1</sup>")
    assert holding(document, "The quay was empty.").footnotes == ("fn1",)
    assert holding(document, "Nobody came back.").footnotes == ("fn1",)


def test_a_mark_in_mid_sentence_does_not_close_a_quotation(told: Told, holding: Holding) -> None:
    document = told(
        "The Lakeside Monitor stated:\n\nThe quay,<sup>1</sup> was empty.\n\nNobody came back.<sup>2</sup>\n\nNorland paid."
    )
    assert holding(document, "Nobody came back.").closed_by == "fn2"
    assert names(document, holding(document, "The quay, was empty.")) == [AUTHOR, "Lakeside Monitor"]


def test_an_omission_does_not_end_a_quotation(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\nThe quay was empty.\n\n...\n\nNobody came back.<sup>1</sup>")
    (omission,) = document.of_kind("omission")
    assert (omission.closed_by, names(document, omission)) == ("fn1", [AUTHOR, "Lakeside Monitor"])
    assert names(document, holding(document, "Nobody came back.")) == [AUTHOR, "Lakeside Monitor"]


def test_two_quotations_after_each_other_have_each_their_own_speaker_and_note(told: Told, holding: Holding) -> None:
    document = told(
        "The Lakeside Monitor stated:\n\nThe quay was empty.<sup>1</sup>\n\n"
        "International Harbour Union stated:\n\nThe ropes were cut.\n\nThey were new.<sup>2</sup>\n\nNorland paid."
    )
    assert [(b.closed_by, b.voice[-1].name) for b in document.of_kind("quotation")] == [
        ("fn1", "Lakeside Monitor"),
        ("fn2", "International Harbour Union"),
        ("fn2", "International Harbour Union"),
    ]
    assert names(document, holding(document, "Union stated:")) == [AUTHOR]
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


def test_marked_block_quotations_end_where_their_indent_ends(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\n> The quay was empty.\n>\n> Nobody came back.\n\nNorland paid.")
    assert [b.voice[-1].name for b in document.of_kind("quotation")] == ["Lakeside Monitor"] * 2
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


@pytest.mark.parametrize("second", ["Nobody came back.”", "“Nobody came back.”"])
def test_quotation_marks_over_two_paragraphs_are_one_quotation(told: Told, holding: Holding, second: str) -> None:
    document = told(f"The Lakeside Monitor stated:\n\n“The quay was empty.\n\n{second}\n\nNorland paid.")
    assert names(document, holding(document, "The quay was empty.")) == [AUTHOR, "Lakeside Monitor"]
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


def test_a_quotation_goes_on_until_its_closing_mark(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\n“The quay was empty.\n\nNobody came back.”\n\nNorland paid.")
    assert names(document, holding(document, "Nobody came back.")) == [AUTHOR, "Lakeside Monitor"]


def test_own_words_behind_the_closing_quotation_mark_are_the_authors(told: Told, holding: Holding) -> None:
    document = told(
        "The Lakeside Monitor stated:\n\n“The quay was empty.”\n\nNorland saw the same.\n\nNorland asks the Council to act.<sup>1</sup>"
    )
    assert names(document, holding(document, "The quay was empty.")) == [AUTHOR, "Lakeside Monitor"]
    assert names(document, holding(document, "Norland asks")) == [AUTHOR]


@pytest.mark.parametrize(
    "lead",
    [
        "Norland submits the following:",
        "The Government of Norland has taken the following measures:",
        "Three things have to be said here:",
        "The quay was closed for these reasons:",
    ],
)
def test_a_colon_that_names_no_speaker_leads_to_no_quotation(told: Told, holding: Holding, lead: str) -> None:
    document = told(f"{lead}\n\nThe quay was closed.\n\nThe masters were paid.<sup>1</sup>")
    assert not list(document.of_kind("quotation"))
    assert names(document, holding(document, "The masters were paid.")) == [AUTHOR]


@pytest.mark.parametrize("items", ["- Eleven boats;\n- Twelve ropes.", "(a) Eleven boats;\n\n(b) Twelve ropes."])
def test_a_list_under_an_authors_own_lead_in_is_the_authors(told: Told, holding: Holding, items: str) -> None:
    document = told(f"Norland lost the following:\n\n{items}\n\nNorland paid.<sup>1</sup>")
    assert [names(document, b) for b in document.of_kind("list_item")] == [[AUTHOR]] * 2
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


@pytest.mark.parametrize("items", ["- Eleven boats;\n- Twelve ropes.", "(a) Eleven boats;\n\n(b) Twelve ropes."])
def test_a_quotation_does_not_run_on_behind_the_list_it_leads_to(told: Told, holding: Holding, items: str) -> None:
    document = told(f"The Lakeside Monitor documented the following:\n\n{items}\n\nNorland paid.<sup>1</sup>")
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


def test_a_heading_ends_what_a_lead_in_begins(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\n## Losses\n\nNorland lost eleven boats.<sup>1</sup>")
    assert names(document, holding(document, "Norland lost")) == [AUTHOR]


def test_a_person_with_a_title_leads_to_a_persons_words(told: Told, holding: Holding) -> None:
    document = told("Ines Varga, director of the Lakeside Monitor, wrote:\n\nThe quay was empty.<sup>1</sup>")
    assert holding(document, "The quay was empty.").voice[1:] == (
        Voice("Ines Varga", "quoted person", "quoted", "director of the Lakeside Monitor"),
    )


def test_a_month_is_no_speaker(told: Told, holding: Holding) -> None:
    document = told("On 3 May, Professor Ines Varga wrote the following:\n\nThe quay was empty.<sup>1</sup>")
    assert holding(document, "The quay was empty.").voice[-1].name.endswith("Ines Varga")


def test_a_surname_leads_to_the_words_of_the_person_met_before(told: Told, holding: Holding) -> None:
    document = told(
        "“The quay was empty”, said Ines Varga, director of the Lakeside Monitor. In a letter Varga wrote the following:\n\n"
        "The ropes were new.<sup>1</sup>"
    )
    assert holding(document, "The ropes were new.").voice[-1].name == "Ines Varga"


def test_a_speaker_without_a_name_leads_to_a_quotation(told: Told, holding: Holding) -> None:
    document = told("A witness described the night as follows:\n\nThe quay was empty.<sup>1</sup>")
    block = holding(document, "The quay was empty.")
    assert (block.kind, block.voice[-1].role) == ("quotation", "quoted person")


def test_an_indented_quotation_of_nobody_named_is_still_not_the_authors(told: Told, holding: Holding) -> None:
    document = told("This is what was heard:\n\n> The quay was empty.\n\nNorland paid.")
    block = holding(document, "The quay was empty.")
    assert block.kind == "quotation"
    assert len(block.voice) == 2


def indented(*texts: str) -> tuple[Line, ...]:
    """Paragraphs, all but the first of which stand in, of a format that does not tell why."""
    return tuple(Line(text, gap=True, indent=24.0 if number else 0.0) for number, text in enumerate(texts))


def voices_of(lines: Sequence[Line]) -> list[tuple[str, list[str]]]:
    document = understand(lines, Card(Path("invented.pdf"), Symbol.parse("A/77/401"), "Log of the ferries", AUTHOR))
    return [(block.kind, [voice.name for voice in block.voice]) for block in document.blocks]


@pytest.mark.parametrize("opening", [
    "Eleven ferries were cut from their moorings.",
    "Norland asks for the following;",
])  # fmt: skip
def test_what_is_only_indented_is_the_authors(opening: str) -> None:
    own = ("paragraph", [AUTHOR])
    assert voices_of(indented(opening, "The quay was empty.", "“Mooring” means a rope on a pole.")) == [own] * 3


@pytest.mark.parametrize("opening", [
    "The Lakeside Monitor stated as follows.",
    "The Lakeside Monitor stated that the harbour was dark and that",
    "According to the Lakeside Monitor:",
])  # fmt: skip
def test_what_is_indented_below_its_introduction_is_a_quotation(opening: str) -> None:
    quoted = ("quotation", [AUTHOR, "Lakeside Monitor"])
    assert voices_of(indented(opening, "The quay was empty.", "Nobody came back.")) == [
        ("paragraph", [AUTHOR]),
        quoted,
        quoted,
    ]


def test_quotation_marks_around_what_is_indented_make_it_a_quotation() -> None:
    lines = indented("This is known.", "“The quay was empty.", "“Nobody came back.”", "The ropes were cut.")
    assert [kind for kind, _ in voices_of(lines)] == ["paragraph", "quotation", "quotation", "paragraph"]


def test_a_quotation_that_the_format_tells_needs_no_introduction(told: Told, holding: Holding) -> None:
    document = told("This is known.\n\n> The quay was empty.\n\nNorland paid.")
    assert names(document, holding(document, "The quay was empty.")) == [AUTHOR, "unnamed source"]
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


# --- Persons and organisations inside a paragraph ---


@pytest.mark.parametrize(
    "sentence",
    [
        "“The quay was empty”, said Ines Varga, chief inspector at the Lakeside Monitor.",
        "“The quay was empty,” said Ines Varga, chief inspector at the Lakeside Monitor.",
        '"The quay was empty", said Ines Varga, chief inspector at the Lakeside Monitor.',
        "“The quay was empty”, Ines Varga, chief inspector at the Lakeside Monitor, said.",
        "Ines Varga, chief inspector at the Lakeside Monitor, stated: “The quay was empty”.",
        "Ines Varga, chief inspector at the Lakeside Monitor, has described the place as “empty”.",
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


def test_other_marks_inside_a_quotation_do_not_close_it(told: Told, holding: Holding) -> None:
    document = told('The Lakeside Monitor stated:\n\n“The "new" quay was empty.\n\nNobody came.”\n\nNorland paid.')
    assert names(document, holding(document, "Nobody came.")) == [AUTHOR, "Lakeside Monitor"]
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


def test_a_persons_words_at_the_head_of_a_quotation_do_not_close_it(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\n“The quay was empty”, said Ines Varga.\n\nIt is.<sup>1</sup>")
    assert names(document, holding(document, "It is.")) == [AUTHOR, "Lakeside Monitor"]
