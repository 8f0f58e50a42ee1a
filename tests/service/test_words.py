"""Pincite's own words: every language has all of them, and a reader gets the language asked for."""

from __future__ import annotations

import datetime
import json
import re
import string
from collections.abc import Sequence

import pytest

from service.hints import TOLD
from service.pages.script_words import said as said_by_scripts
from service.pages.static_files import FILES
from service.words import FOLDER, LANGUAGES, PLURALS, Words, chosen, speaking, spoken
from tests.locale.catalogues import catalogue, said, update
from tests.service.one_of_each import ERRORS

OTHERS = [language for language in LANGUAGES if language != "en"]


def braces(words: str) -> list[str]:
    """What takes a value: of each whether it has a name, and which; for `{}` and `{0}` none."""
    named = [name if not (name or "").isdigit() else "" for _, name, _, _ in string.Formatter().parse(words) if name is not None]  # fmt: skip
    return sorted([*named, *re.findall(r"%\(\w+\)s", words)])


def as_forms(words: str | Sequence[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def test_the_six_languages_of_the_united_nations_are_there() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(OTHERS)
    assert set(LANGUAGES) == set(PLURALS)


@pytest.mark.parametrize("language", OTHERS)
def test_everything_that_is_said_is_said_in_each_language_and_nothing_else(language: str) -> None:
    there = {as_forms(message.id): as_forms(message.string or "") for message in catalogue(language) if message.id}
    assert there.keys() == {as_forms(words) for words in said()}
    for english, own in there.items():
        assert all(text.strip() for text in own), english
        assert len(own) == (len(PLURALS[language].split()) if len(english) > 1 else 1), english
        for text in own:
            assert braces(text) in ([braces(english[-1])] if len(english) == 1 else [braces(english[-1]), []]), text
            assert sorted(re.findall(r"</?\w+", text)) == sorted(re.findall(r"</?\w+", english[-1])), text
    assert not any(message.fuzzy for message in catalogue(language))


def test_readers_are_told_no_command_and_no_setting() -> None:
    told = [words for one in said() for words in as_forms(one)]
    assert not [words for words in told if re.search(r"PINCITE_|\bpincite\b", words)]


@pytest.mark.parametrize("language", OTHERS)
def test_the_files_are_as_the_tool_writes_them(language: str) -> None:
    assert (FOLDER / f"{language}.po").read_text(encoding="utf-8") == update(language)


def test_everything_that_scripts_say_is_handed_over() -> None:
    written = {
        words
        for file in FILES.values()
        if file.media_type == "text/javascript"
        for words in re.findall(r'\b(?:say|count)\(\s*"([^"]*)"', file.content.decode())
    }
    assert written == {words[0] for words in said_by_scripts()}


def test_numbers_get_the_form_that_their_language_has_for_them() -> None:
    russian, arabic = Words.of("ru"), Words.of("ar")
    told = [russian.count("{} question", "{} questions", number) for number in (1, 3, 5, 21, 22)]
    assert told == ["1 вопрос", "3 вопроса", "5 вопросов", "21 вопрос", "22 вопроса"]
    assert len({arabic.plural("{} question", "{} questions", number) for number in (0, 1, 2, 3, 11, 100)}) == 6
    assert Words().count("{} question", "{} questions", 1_200) == "1,200 questions"


def test_days_stand_in_the_language() -> None:
    day = datetime.date(2020, 12, 7)
    assert Words().day(day) == "7 December 2020"
    assert Words.of("fr").day(day) == "7 décembre 2020"
    assert Words.of("ru").day(day).startswith("7 декабря 2020")


def test_english_and_what_is_in_no_catalogue_stay_as_they_are() -> None:
    assert Words.of("en")("Not held") == "Not held"
    assert Words.of("../en")("Not held") == "Not held"
    assert Words.of("fr")("no such words") == "no such words"
    assert (Words.of("ar").direction, Words.of("ru").direction) == ("rtl", "ltr")


def test_what_is_spoken_ends_with_the_request() -> None:
    with speaking("fr"):
        assert spoken().language == "fr"
    assert spoken().language == "en"


@pytest.mark.parametrize(
    ("wished", "kept", "accepted", "language"),
    [
        ("", "", "", "en"),
        ("fr", "ru", "es", "fr"),
        ("xx", "ru", "es", "ru"),
        ("", "<b>", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("", "", "de-DE,de;q=0.9,es-MX;q=0.7,en;q=0.8", "en"),
        ("", "", "de,ar;q=0.5", "ar"),
        ("", "", "*;q=x,;;,fr;q=a", "en"),
        ("", "", "fr;q=0,ru;q=0.1", "ru"),
    ],
)
def test_a_reader_gets_the_language_asked_for_or_kept_or_accepted(
    wished: str, kept: str, accepted: str, language: str
) -> None:
    assert chosen(wished, kept, accepted) == language


def test_errors_say_in_english_what_their_table_says() -> None:
    told = [error for error in ERRORS if type(error) in TOLD]
    assert {type(error) for error in told} == set(TOLD)
    for error in told:
        assert TOLD[type(error)].format_map(vars(error)) == str(error)
        json.dumps(str(error))
