"""Measure how follow-up questions are resolved: `make follow-ups` prints docs/measures.md's table.

Needs ../shared/data.

Data: CANARD's development set and TREC CAsT 2019 and 2020, dialogues whose questions people rewrote so that they
stand alone. What is measured is the content words that resolving adds to a question, against those that the person
added (precision, recall and F1 over all questions), and how many of the questions that a person left as they were
are left as they are. Only questions with an earlier question count; without one there is nothing to resolve.

Rules are chosen on every other dialogue of CANARD and on CAsT 2019 train; `--choosing` prints those. The rest reports.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.words import terms, words
from service.asking.follow_ups import resolve
from service.asking.talk import Talk
from tests.places import SHARED_DATA

CANARD = SHARED_DATA / "canard" / "dev.json"
CAST = SHARED_DATA / "trec-cast" / "topics_and_qrels.tar.gz"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with the earlier ones and their answers, and the same question as a person rewrote it."""

    question: str
    rewrite: str
    history: tuple[str, ...]
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """Shares in percent. `kept` is of the questions that stand alone."""

    precision: float
    recall: float
    f1: float
    kept: float

    def __str__(self) -> str:
        return f"{self.f1:.1f} ({self.precision:.0f}/{self.recall:.0f}) | {self.kept:.1f}"


Resolve = Callable[[Turn], str]


def as_it_is(turn: Turn) -> str:
    return turn.question


def after_the_last(turn: Turn) -> str:
    return f"{turn.question} {turn.history[-1]}"


def after_all(turn: Turn) -> str:
    return " ".join([turn.question, *turn.history])


def by_rules(turn: Turn) -> str:
    return resolve(turn.question, turn.history).text


def by_rules_and_answers(turn: Turn) -> str:
    """The answers stand where the service finds them: behind the questions as they were understood."""
    known: dict[str, str] = {}
    for at, (earlier, answer) in enumerate(zip(turn.history, turn.answers, strict=True)):
        known[resolve(earlier, turn.history[:at], Talk(lambda u: known.get(u.text, ""))).text] = answer
    return resolve(turn.question, turn.history, Talk(lambda u: known.get(u.text, ""))).text


WAYS: dict[str, Resolve] = {
    "left as it is": as_it_is,
    "last question appended": after_the_last,
    "all questions appended": after_all,
    "these rules": by_rules,
    "these rules, last answer known": by_rules_and_answers,
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--choosing", action="store_true", help="the dialogues that rules are chosen on")
    choosing = parser.parse_args(arguments).choosing
    if not (CANARD.exists() and CAST.exists()):
        print(f"skipped: {CANARD} and {CAST} are needed", file=sys.stderr)
        return
    for name, turns in (chosen_on() if choosing else reported_on()).items():
        alone = sum(_stands_alone(turn) for turn in turns)
        print(f"\n{name}: {len(turns)} questions with a question before them, {alone} of them standing alone\n")
        print("| | words taken over: F1 (precision/recall) | standing alone and left so |\n|---|---|---|")
        for way, rewrite in WAYS.items():
            if rewrite is not by_rules_and_answers or turns[0].answers:
                print(f"| {way} | {score(turns, rewrite)} |")


def chosen_on() -> dict[str, list[Turn]]:
    return {
        "CANARD, choosing half": list(canard(0)),
        "CANARD, choosing half, title typed first": list(canard(0, titled=True)),
        "CAsT 2019 train": list(cast_2019("training/train")),
    }


def reported_on() -> dict[str, list[Turn]]:
    return {
        "CANARD, reporting half": list(canard(1)),
        "CANARD, reporting half, title typed first": list(canard(1, titled=True)),
        "CAsT 2019 evaluation": list(cast_2019("evaluation/evaluation")),
        "CAsT 2020": list(cast_2020()),
    }


def score(turns: Sequence[Turn], rewrite: Resolve) -> Score:
    right = added = wanted = kept = 0
    for turn in turns:
        resolved, own = rewrite(turn), set(terms(turn.question))
        ours, theirs = set(terms(resolved)) - own, set(terms(turn.rewrite)) - own
        right, added, wanted = right + len(ours & theirs), added + len(ours), wanted + len(theirs)
        kept += _stands_alone(turn) and words(resolved) == words(turn.question)
    precision, recall = right / max(added, 1), right / max(wanted, 1)
    alone = sum(_stands_alone(turn) for turn in turns)
    return Score(100 * precision, 100 * recall, 200 * right / max(added + wanted, 1), 100 * kept / max(alone, 1))


def _stands_alone(turn: Turn) -> bool:
    return words(turn.question) == words(turn.rewrite)


def canard(half: int, *, titled: bool = False) -> Iterator[Turn]:
    """Half of the dialogues. `titled` puts the page's title in front, as a person who looks for it would type it."""
    rows = json.loads(CANARD.read_text(encoding="utf-8"))
    dialogues = list(dict.fromkeys(row["QuAC_dialog_id"] for row in rows))
    wanted = set(dialogues[half::2])
    for row in rows:
        said = [row["History"][0], "", *row["History"][2:]] if titled else row["History"][2:]
        if row["QuAC_dialog_id"] in wanted and said:
            yield Turn(row["Question"], row["Rewrite"], tuple(said[::2]), tuple(said[1::2]))


def cast_2019(stem: str) -> Iterator[Turn]:
    folder = f"2019/data/{stem}_topics_v1.0.json"
    resolved = {"training/train": "_topic_sample", "evaluation/evaluation": "_topics"}[stem]
    lines = _member(f"2019/data/{stem}{resolved}_annotated_resolved_v1.0.tsv").splitlines()
    rewrites = dict(line.split("\t", 1) for line in lines if "\t" in line)
    for topic in json.loads(_member(folder)):
        asked = [(turn["raw_utterance"], rewrites.get(f"{topic['number']}_{turn['number']}")) for turn in topic["turn"]]
        yield from _turns(asked)


def cast_2020() -> Iterator[Turn]:
    for topic in json.loads(_member("2020/2020_manual_evaluation_topics_v1.0.json")):
        yield from _turns((turn["raw_utterance"], turn["manual_rewritten_utterance"]) for turn in topic["turn"])


def _turns(asked: Iterable[tuple[str, str | None]]) -> Iterator[Turn]:
    history: tuple[str, ...] = ()
    for question, rewrite in asked:
        if rewrite is not None and history:
            yield Turn(question, rewrite.strip(), history)
        history = (*history, question)


def _member(name: str) -> str:
    with tarfile.open(CAST) as archive:
        for member in archive:
            if re.sub(r"^\./", "", member.name).endswith(name) and (file := archive.extractfile(member)):
                return file.read().decode("utf-8")
    raise FileNotFoundError(name)


if __name__ == "__main__":
    main()
