"""OpenAI's chat completions over Pincite: what chat front ends and the clients of OpenAI can ask without a change."""

from __future__ import annotations

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody
from litestar.response import Response, Stream

from service.api.answer_stream import EVENT_STREAM
from service.asking.answerer import Answerer
from service.errors import UnknownModel
from service.openai_api.completion import Completion, completion_of, events, task_completion, whole
from service.openai_api.conversation import asked
from service.openai_api.front_end_tasks import result_of
from service.openai_api.schemas import MODEL, ChatBody, ChatCompletion, Model, Models, ProblemJson

_ERRORS = {
    status: ResponseSpec(ProblemJson, description=meaning, generate_examples=False)
    for status, meaning in (
        (400, "The conversation cannot be answered as it is."),
        (401, "A key is asked for, and none was sent that opens anything."),
        (404, "There is no such model or document."),
        (429, "More was asked for than one caller may; `Retry-After` says when to ask again."),
        (503, "Too many questions wait, or the service is not ready yet."),
    )
}


@post(
    "/chat/completions",
    status_code=200,
    sync_to_thread=True,
    responses=_ERRORS,
    summary="Answer a conversation",
    description="The quotations that answer the user's last message, each with its place and who speaks, as OpenAI's "
    "chat completions have an answer: `annotations` cite every quotation, `pincite` holds the whole answer. With "
    "`stream` true it comes as server-sent events.",
    asks=True,
)
def complete(data: JSONBody[ChatBody], answerer: NamedDependency[Answerer]) -> Response[ChatCompletion] | Stream:
    _check(data.model)
    completion = _completed(data, answerer)
    if not data.stream:
        return Response(whole(completion))
    with_usage = bool(data.stream_options and data.stream_options.include_usage)
    written = events(completion, with_usage=with_usage)
    return Stream(written, media_type=EVENT_STREAM, headers={"Cache-Control": "no-cache"})


@get(
    "/models",
    sync_to_thread=False,
    responses={status: _ERRORS[status] for status in (401, 429)},
    summary="List the models",
    description="There is one: the documents held.",
)
def models() -> Models:
    return Models(data=[Model()])


@get("/models/{name:str}", sync_to_thread=False, responses=_ERRORS, summary="One model")
def model(name: FromPath[str]) -> Model:
    _check(name)
    return Model()


def _completed(body: ChatBody, answerer: Answerer) -> Completion:
    request, snapshot = asked(body), answerer.snapshot.manifest.id
    result = result_of(request.question)
    if result is not None:
        return task_completion(request, result, snapshot)
    return completion_of(request, answerer.ask(request), snapshot)


def _check(name: str) -> None:
    if name != MODEL:
        raise UnknownModel(name, MODEL)


OPENAI = Router("/v1", route_handlers=[complete, models, model], tags=["openai"])
