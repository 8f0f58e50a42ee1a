from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.intent.across import KindAcross
from index.intent.intent import KINDS
from index.multilingual_encoder import MultilingualEncoder


def test_the_likeliest_kind_is_told_with_its_probability() -> None:
    kinds = KindAcross(("fact", "overview"), np.array([[1, 0], [0, 1]], np.float32), np.array([0, 1], np.float32))
    kind, probability = kinds.read(np.array([0, 2], np.float32))
    assert kind == "overview"
    assert probability == pytest.approx(1 / (1 + np.exp(-3)))


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    saved = KindAcross(("fact", "doc.date"), np.array([[0.5, -1]], np.float32).repeat(2, 0), np.zeros(2, np.float32))
    saved.save(tmp_path / "kinds.npz")
    loaded = KindAcross.load(tmp_path / "kinds.npz")
    assert loaded.kinds == saved.kinds
    assert np.array_equal(loaded.weights, saved.weights)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("De quoi traite la lettre du Norland ?", "overview"),
        ("Кратко изложите содержание доклада", "overview"),
        ("这份报告的主要内容是什么？", "overview"),
        ("¿Cuántos documentos tienen?", "all.count"),
        ("Wie viele Absätze hat die Resolution 4512?", "doc.paragraphs"),
        ("Combien de pêcheurs ont été arrêtés dans le port ?", "fact"),
        ("كم عدد الصيادين الذين قتلوا في الميناء؟", "fact"),
    ],
)
def test_questions_of_other_languages_are_of_the_kinds_of_english_ones(question: str, kind: str) -> None:
    kinds = KindAcross.load()
    assert set(kinds.kinds) <= set(KINDS)
    assert kinds.read(MultilingualEncoder().embed([question])[0])[0] == kind
