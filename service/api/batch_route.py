"""Several questions over HTTP, answered side by side, each as it would be alone.

They are not put through the networks as one batch: what an eight-bit network makes of a row depends on the rows beside
it, and an answer is not to depend on what else was asked.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from litestar import post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from corpus.errors import CorpusError
from service.api import schemas
from service.api.ask_route import answered, asked_by
from service.api.batch_schemas import BATCH_LIMIT, BatchBody, BatchJson, UnusableAsk
from service.api.error_json import error_json
from service.api.responses import BAD_REQUEST
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.http_errors import is_fault

log = logging.getLogger("pincite")

#: Bytes: as many questions as one request may hold, most of them without a long history.
_BODY_LIMIT = 8_000_000

_Result = schemas.AnswerJson | schemas.ErrorJson


@post(
    "/ask/batch",
    status_code=200,
    sync_to_thread=True,
    responses=BAD_REQUEST,
    request_max_body_size=_BODY_LIMIT,
    asks=True,
    summary="Ask several questions",
    description=f"At most {BATCH_LIMIT} questions, answered in order, each with the bytes that it would be answered "
    "alone. A question that cannot be asked has its error in the place of an answer.",
)
def ask_batch(data: JSONBody[BatchBody], answerer: NamedDependency[Answerer]) -> BatchJson:
    asks = [_asked(body) for body in data.questions]
    answers = dict(_answered(answerer, tuple(dict.fromkeys(ask for ask in asks if isinstance(ask, Ask)))))
    return BatchJson(
        answers=[answers[ask] if isinstance(ask, Ask) else ask for ask in asks], snapshot=answerer.snapshot.manifest.id
    )


def _asked(body: schemas.AskBody) -> Ask | schemas.ErrorJson:
    if isinstance(body, UnusableAsk):
        return error_json(body.why)
    try:
        return asked_by(body)
    except CorpusError as error:
        return error_json(error)


def _answered(answerer: Answerer, asks: Sequence[Ask]) -> Iterator[tuple[Ask, _Result]]:
    """Each question once with its answer, as many at a time as there are cores."""
    with ThreadPoolExecutor(answerer.cores, thread_name_prefix="batch") as workers:
        answering = [workers.submit(copy_context().run, _answer, answerer, ask) for ask in asks]
        yield from ((ask, answer.result()) for ask, answer in zip(asks, answering, strict=True))


def _answer(answerer: Answerer, ask: Ask) -> _Result:
    try:
        return answered(answerer, ask)
    except Exception as error:  # the others are answered, whatever it is
        if is_fault(error):
            log.error("a question of several could not be answered", exc_info=error)
        return error_json(error)
