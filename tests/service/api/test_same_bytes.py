"""The same snapshot and request give the same bytes in every process: across restarts, and in several workers."""

from __future__ import annotations

import os
import subprocess
import sys

from service.asking.answerer import Answerer
from tests.places import ROOT

#: Prints the hash of each answer of a service over the snapshots in a folder: JSON, events, a page, a search.
_PROCESS = """
import hashlib, sys
from pathlib import Path
from litestar.testing import TestClient
from index.snapshot import load
from service.app import create_app
from service.asking.answerer import Answerer
from tests.index.hash_embedder import HashEmbedder

QUESTIONS = (
    "How many sailors were wounded?", "what happened in Norland?", "who signed the letter?", "list the ferries",
    "what is A/77/401 about?", "when and where did the Selkie sink?", "zeppelin tiramisu", "Combien de marins ?",
)
with TestClient(create_app(Answerer(load(Path(sys.argv[1])), HashEmbedder()))) as client:
    for question in QUESTIONS:
        asked = {"question": question}
        answers = (
            client.post("/api/v1/ask", json=asked),
            client.post("/api/v1/ask", json=asked, headers={"accept": "text/event-stream"}),
            client.get("/", params={"q": question}),
            client.get("/api/v1/search", params={"q": question}),
        )
        print(question, *(hashlib.sha256(answer.content).hexdigest() for answer in answers))
"""


def test_two_processes_give_the_same_bytes(ferries_answerer: Answerer) -> None:
    place = ferries_answerer.snapshot.place
    assert place is not None
    printed = [
        subprocess.run(
            [sys.executable, "-c", _PROCESS, str(place.parent)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert len(printed[0].splitlines()) == 8
    assert printed[0] == printed[1]
