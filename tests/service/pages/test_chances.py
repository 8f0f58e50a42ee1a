"""What help says of a mark is what an answer says of its own figure, and both are what citations are marked by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.asking.answer import Found
from service.asking.answerer import Answerer
from service.asking.calibration import SURE_RIGHT, Calibration
from service.asking.request import Ask
from service.pages.chances import MANY, percent, right_of_many
from service.pages.guide import help_page
from service.pages.renderer import Renderer
from service.pages.turn import LastTurn, turn_of
from service.words import spoken
from tests.service.pages.test_renderer import MOORINGS, plain


def helped(calibration: Calibration) -> str:
    return plain(Renderer().render("help.html", help_page((), calibration)))


@pytest.mark.parametrize("sure", [0.62, 0.691, 0.8])
def test_help_and_an_answer_say_the_same_of_the_lowest_figure(ferries_answerer: Answerer, sure: float) -> None:
    answer = ferries_answerer.ask(Ask(MOORINGS))
    assert isinstance(answer, Found)
    answer = replace(answer, language="en", confidence=sure)
    told = turn_of(answer, "edition", (), LastTurn()).meaning
    right = right_of_many(sure, spoken())
    assert told == f"{percent(sure)} %: of {MANY} citations with such a figure {right} answer what was asked."
    page = helped(replace(Calibration.load(), sure=sure))
    assert f"a figure of {percent(sure)} % or more" in page
    assert f"of {MANY} with the lowest figure, {right}." in page


def test_help_says_how_many_of_all_marked_so_were_right_and_where_answers_end() -> None:
    shipped = Calibration.load()
    page = helped(shipped)
    assert f"all of them together, about {round(MANY * SURE_RIGHT)} answered" in page
    assert f"a lower figure, of {percent(shipped.threshold)} % or more" in page
