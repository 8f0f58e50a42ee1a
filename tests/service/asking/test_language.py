from __future__ import annotations

import pytest

from service.asking.language import asked_in

_KNOWN = frozenset("mission flight adoption date blockade strait ardmouth observers".split())


def _is_known(word: str) -> bool:
    return word in _KNOWN


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fr", "Qui a signé la lettre ?"),
        ("es", "¿Quién firmó la carta?"),
        ("ru", "Что Норландия сказала о блокаде?"),
        ("ar", "من وقّع الرسالة؟"),
        ("zh", "谁签署了这封信?"),
        ("de", "Wer unterschrieb den Brief?"),
        ("tr", "Abluka kaç gün sürdü?"),
        ("it", "chi ha firmato la lettera?"),
        ("pt", "Quem assinou a carta?"),
        ("uk", "Скільки людей загинуло під час блокади?"),
        ("hy", "Քանի՞ մարդ է զոհվել"),
        ("az", "Blokada zamanı neçə nəfər həlak olub?"),
    ],
)
def test_language_of_a_question_is_told(language: str, question: str) -> None:
    assert asked_in(question, _is_known) == language


@pytest.mark.parametrize(
    "question",
    [
        "how many people died?",
        "adoption date res 874",
        "Médecins Sans Frontières in Norland",
        "What does the Front uni national pour un Norland indépendant demand?",
        "Union de transports aériens flight 772",
        "blockade strait observers",
        "S/RES/853 (1993), para. 3",
        "And Ardmouth?",
        "14",
        "Côte d’Ivoire",
        "inter alia",
    ],
)
def test_english_keywords_and_names_stay_english(question: str) -> None:
    assert asked_in(question, _is_known) == "en"
