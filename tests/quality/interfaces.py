"""Ask a whole question set through each interface: `python -m tests.quality.interfaces` prints docs/measures.md's table.

The letter is served at an address of this machine, and each interface's own client asks it every question, with those
before it. What is counted are answers that differ from the first interface's in status, or in a citation's place, words
or range. Minutes: each question is answered as often as there are interfaces. The exit status is 1 if any differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from corpus.holdings.library import LETTER
from index.embed import SentenceEmbedder
from service.app import create_app
from service.asking.answerer import Answerer
from service.measuring.questions import read_questions
from service.protection import Protection
from tests.interfaces import INTERFACES, Put, Told
from tests.quality.questions import REPORTING, snapshot_of, within
from tests.served import served

#: Nobody is given up, however busy the machine is.
_PATIENT = Protection(seconds=3_600)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", nargs="?", type=Path, default=REPORTING)
    questions = read_questions(parser.parse_args(arguments).questions)
    with tempfile.TemporaryDirectory() as folder:
        embedder = SentenceEmbedder()
        snapshot = snapshot_of(Path(folder), [LETTER], embedder)
        puts = [Put(asked.question, asked.history) for asked in within(questions, snapshot)]
        with served(create_app(Answerer(snapshot, embedder), protection=_PATIENT)) as address:
            told = {name: _asked(name, address, puts) for name in INTERFACES}
    first, *_ = told.values()
    different = {name: sum(ours != theirs for ours, theirs in zip(of, first, strict=True)) for name, of in told.items()}
    print(f"\n{len(puts)} questions, of which {sum(one.status == 'answered' for one in first)} are answered\n")
    print("| asked by | other answers than by the first | citations and nearest passages |\n|---|---|---|")
    for name, of in told.items():
        print(f"| {name} | {different[name]} | {sum(len(one.citations) for one in of)} |")
    sys.exit(any(different.values()))


def _asked(name: str, address: str, puts: Sequence[Put]) -> list[Told]:
    begun = time.monotonic()
    told = INTERFACES[name](address, puts)
    print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    return told


if __name__ == "__main__":
    main()
