"""An error in the shape that OpenAI's clients read."""

from __future__ import annotations

from service.errors import BadQuestion, InvalidRequest, KeyMissing, TooManyRequests, UnknownModel, UnreadableContent
from service.openai_api.schemas import Problem, ProblemJson

#: Which parameter of the request was wrong, by class of the error.
_PARAMETERS: dict[type[Exception], str] = {
    UnknownModel: "model",
    UnreadableContent: "messages",
    BadQuestion: "messages",
}
#: Type and code of what OpenAI itself says in such a case; clients go by them.
_AS_OPENAI: dict[type[Exception], tuple[str, str]] = {
    KeyMissing: ("invalid_request_error", "invalid_api_key"),
    TooManyRequests: ("rate_limit_error", "rate_limit_exceeded"),
}
#: Where every address of this API begins.
PREFIX = "/v1/"


def problem_json(error: Exception, status: int, name: str, detail: str) -> ProblemJson:
    kind = "invalid_request_error" if status < 500 else "server_error"
    kind, code = _AS_OPENAI.get(type(error), (kind, name))
    return ProblemJson(error=Problem(message=detail, type=kind, param=_parameter(error), code=code))


def _parameter(error: Exception) -> str | None:
    if isinstance(error, InvalidRequest):
        return error.where or None
    return next((_PARAMETERS[kind] for kind in type(error).__mro__ if kind in _PARAMETERS), None)
