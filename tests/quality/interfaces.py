"""Ask a whole question set through each interface: `python -m tests.quality.interfaces` prints docs/measures.md's table.

The letter is served at an address of this machine, and each interface's own client asks it every question, with those
before it. What is counted are answers that differ from the first interface's in status, or in a citation's place, words
or range. Minutes: each question is answered as often as there are interfaces. The exit status is 1 if any differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus.holdings.library import LETTER
from index.embed import SentenceEmbedder
from service.app import create_app
from service.asking.answerer import Answerer
from service.measuring.questions import read_questions
from tests.interfaces import INTERFACES, Put, Told
from tests.quality.questions import COLD, REPORTING, snapshot_of
from tests.served import served


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", nargs="*", type=Path, default=[REPORTING, COLD["letter"][1]])
    puts = [put for path in parser.parse_args(arguments).questions for put in puts_of(path)]
    with tempfile.TemporaryDirectory() as folder:
        embedder = SentenceEmbedder()
        answerer = Answerer(snapshot_of(Path(folder), [LETTER], embedder), embedder)
        with served(create_app(answerer)) as address:
            told = {name: _asked(name, address, puts) for name in INTERFACES}
    first, *_ = told.values()
    different = {name: sum(ours != theirs for ours, theirs in zip(of, first, strict=True)) for name, of in told.items()}
    print(f"\n{len(puts)} questions, of which {sum(one.status == 'answered' for one in first)} are answered\n")
    print("| asked by | other answers than by the first | citations and nearest passages |\n|---|---|---|")
    for name, of in told.items():
        print(f"| {name} | {different[name]} | {sum(len(one.citations) for one in of)} |")
    sys.exit(any(different.values()))


def puts_of(path: Path) -> list[Put]:
    return [Put(asked.question, asked.history) for asked in read_questions(path)]


def _asked(name: str, address: str, puts: Sequence[Put]) -> list[Told]:
    print(f"{name} …", file=sys.stderr)
    return INTERFACES[name](address, puts)


if __name__ == "__main__":
    main()
