"""Asking over HTTP: one answer, whole or as events while it is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.openapi.spec import Example, OpenAPIMediaType, OpenAPIResponse, OpenAPIType, Operation, Schema
from litestar.params import JSONBody, QueryParameter
from litestar.status_codes import HTTP_204_NO_CONTENT

from corpus.address import identify_held
from service.admission import TIME
from service.api import schemas, to_json
from service.api.answer_stream import EVENT_STREAM, LAST_EVENT, streamed
from service.api.responses import ERRORS
from service.asking.answerer import Answerer
from service.asking.request import Ask

_EVENTS = (
    "With `Accept: text/event-stream` the answer comes as events while it is found: `understood` first, items and "
    "citations, `status` with all other fields, and `done`. The data of each is an object of fields of the answer; "
    "lists are joined item to item."
)
_DESCRIPTION = f"Verbatim quotations that answer, or the nearest passages where nothing does. {_EVENTS}"

Asked = Annotated[
    str,
    QueryParameter(description="The question, or keywords.", examples=[Example(value="how many people had to leave?")]),
]
History = Annotated[list[str] | None, QueryParameter(description="Earlier questions, oldest first.")]
Within = Annotated[
    list[str] | None, QueryParameter(description="Symbols of the documents to look in; none means all.", max_items=1000)
]
Limit = Annotated[int, QueryParameter(ge=1, le=20, description="Citations at most.")]


@dataclass
class AskOperation(Operation):
    """Says of the answer that it may come as events."""

    def __post_init__(self) -> None:
        answer = (self.responses or {}).get("200")
        if isinstance(answer, OpenAPIResponse) and answer.content is not None:
            answer.content[EVENT_STREAM] = OpenAPIMediaType(schema=Schema(type=OpenAPIType.STRING))


@post(
    "/ask",
    status_code=200,
    responses=ERRORS,
    operation_class=AskOperation,
    asks=True,
    summary="Ask a question",
    description=_DESCRIPTION,
)
async def ask(
    data: JSONBody[schemas.AskBody], answerer: NamedDependency[Answerer], request: Request[Any, Any, Any]
) -> Response[schemas.AnswerJson]:
    return await _answer(answerer, asked_by(data), request)


@get(
    "/ask",
    responses=ERRORS,
    operation_class=AskOperation,
    asks=True,
    summary="Ask a question by its address",
    description=f"The same with the question in the address, for `EventSource` and for links. {_EVENTS}",
)
async def ask_by_address(  # noqa: PLR0913  # each a parameter of the address
    answerer: NamedDependency[Answerer],
    request: Request[Any, Any, Any],
    question: Asked,
    history: History = None,
    documents: Within = None,
    limit: Limit = 5,
) -> Response[schemas.AnswerJson]:
    if request.headers.get("last-event-id") == LAST_EVENT:
        return Response(None, status_code=HTTP_204_NO_CONTENT)  # type: ignore[arg-type]  # tells EventSource to stop
    asked = schemas.AskBody(question=question, history=history or [], documents=documents or [], limit=limit)
    return await _answer(answerer, asked_by(asked), request)


def asked_by(body: schemas.AskBody) -> Ask:
    """Raises `BadSymbol`."""
    return Ask(
        question=body.question,
        history=tuple(body.history),
        documents=tuple(identify_held(symbol) for symbol in body.documents),
        limit=body.limit,
    )


async def _answer(answerer: Answerer, asked: Ask, request: Request[Any, Any, Any]) -> Response[schemas.AnswerJson]:
    if request.accept.best_match(["application/json", EVENT_STREAM]) == EVENT_STREAM:
        return await streamed(answerer, asked, request.state.get(TIME))  # type: ignore[return-value]  # the other form of the same answer
    return Response(await sync_to_thread(answered, answerer, asked), headers={"Vary": "Accept"})


def answered(answerer: Answerer, asked: Ask) -> schemas.AnswerJson:
    """Raises as `Answerer.ask`."""
    return to_json.answer_json(answerer.ask(asked), answerer.snapshot.manifest.id)
