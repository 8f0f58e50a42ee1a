"""An answerer that answers when it is let: questions wait meanwhile, as they do while the machine is busy."""

from __future__ import annotations

import threading
import time

from service.asking.answer import Answer
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.asking.steps import Hear, nobody


class HeldAnswerer(Answerer):
    """`let` lets it answer; `asked` counts the questions that have reached it."""

    def __init__(self, answers: Answerer) -> None:
        vars(self).update(vars(answers))
        self.let = threading.Event()
        self.asked = 0

    def ask(self, request: Ask, hear: Hear = nobody) -> Answer:
        self.asked += 1
        self.let.wait(300)
        return super().ask(request, hear)

    def reached(self, many: int) -> None:
        """Wait until so many questions are here."""
        until = time.monotonic() + 20
        while self.asked < many:
            assert time.monotonic() < until, f"{self.asked} of {many} questions came"
            time.sleep(0.005)
