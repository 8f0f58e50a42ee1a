"""What readers say of answers: a line of JSON each, in the data folder. Nothing of who said it is kept."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from service.errors import FeedbackFull
from service.kept_lines import add_line

Verdict = Literal["right", "wrong", "nothing"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
#: Bytes: some twenty thousand verdicts. Whoever runs the service exports them and moves the file away.
_MOST = 20_000_000


class Judged(BaseModel):
    """One verdict with the question, and what the answer to it was.

    at        the second it was given, ISO 8601 in UTC
    verdict   the answer is "right" or "wrong", or "nothing" in the documents answers
    status    of the answer, as the API names it
    blocks    anchors of the citations that give the first answer; none where there was no answer
    answer    the words that were marked in the first of them
    snapshot  id of that which answered
    within    the documents that it was asked within; none means all
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: str
    question: str
    history: list[str]
    verdict: Verdict
    status: str
    blocks: list[str]
    answer: list[str]
    snapshot: str
    within: list[str] = []


class FeedbackBook:
    """The file of verdicts; it is made with the first of them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def add(self, judged: Judged) -> None:
        """Raises `FeedbackFull`, and `OSError` where the file cannot be written."""
        with self._lock:
            size = self.path.stat().st_size if self.path.exists() else 0
            if size + len(judged.model_dump_json()) >= _MOST:
                raise FeedbackFull(self.path)
            add_line(self.path, judged)


def question_lines(judged: Iterator[Judged]) -> tuple[list[str], int]:
    """Questions as `pincite measure` reads them, and how many verdicts could not become one.

    Of one question asked after the same others, and within the same documents, the last verdict counts. What is wrong
    tells of no block that is right, so that nothing can be measured by it.
    """
    last = {(one.question, tuple(one.history), frozenset(one.within)): one for one in judged}
    told = [one for one in last.values() if one.verdict != "wrong"]
    return [_question_line(number, one) for number, one in enumerate(told, start=1)], len(last) - len(told)


def _question_line(number: int, judged: Judged) -> str:
    answers = judged.verdict == "right"  # an answer that there is none is right with no block at all
    line = {
        "id": f"f{number:03}",
        "kind": "feedback",
        "question": judged.question,
        "history": judged.history,
        "blocks": judged.blocks if answers else [],
        "answer": judged.answer if answers else [],
    }
    within = {"documents": judged.within} if judged.within else {}
    return json.dumps({**line, **within}, ensure_ascii=False)
