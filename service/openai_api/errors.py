"""An error in the shape that OpenAI's clients read."""

from __future__ import annotations

from service.errors import BadQuestion, InvalidRequest, UnknownModel, UnreadableContent
from service.openai_api.schemas import Problem, ProblemJson

#: Which parameter of the request was wrong, by class of the error.
_PARAMETERS: dict[type[Exception], str] = {
    UnknownModel: "model",
    UnreadableContent: "messages",
    BadQuestion: "messages",
}
#: Where every address of this API begins.
PREFIX = "/v1/"


def problem_json(error: Exception, status: int, name: str, detail: str) -> ProblemJson:
    kind = "invalid_request_error" if status < 500 else "server_error"
    return ProblemJson(error=Problem(message=detail, type=kind, param=_parameter(error), code=name))


def _parameter(error: Exception) -> str | None:
    if isinstance(error, InvalidRequest):
        return error.where or None
    return next((_PARAMETERS[kind] for kind in type(error).__mro__ if kind in _PARAMETERS), None)
