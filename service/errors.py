"""What can be wrong with a request, and the one place where errors become HTTP.

ServiceError
├── BadSettings        a PINCITE_ variable has a value that cannot be used
├── NotReady           no snapshot is loaded
├── InvalidRequest     the body or a parameter is not what the schema says
├── ExtraMissing       a command needs packages that are not installed
├── BadTestSet         questions or a data set to measure on cannot be used
│   ├── UnusableFile
│   ├── BadLine
│   └── NotHeld        they are about documents that the snapshot lacks
└── BadQuestion
    ├── EmptyQuestion
    ├── QuestionTooLong
    ├── ControlCharacters
    └── HistoryTooLong

Every class says its status and its name in `HTTP_ERRORS`; a test walks the trees of all three packages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from pathlib import Path

from litestar.exceptions import HTTPException

from corpus.errors import (
    BadAnchor,
    BadSymbol,
    CorpusError,
    NotWritable,
    UnknownBlock,
    UnknownDocument,
)
from index.errors import IndexingError

#: Characters.
QUESTION_LIMIT = 2_000
#: Earlier questions.
HISTORY_LIMIT = 50


class ServiceError(Exception):
    """Root of everything that can be wrong with a request."""


class BadSettings(ServiceError):
    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} cannot be used: {reason}")


class NotReady(ServiceError):
    def __init__(self) -> None:
        super().__init__("no snapshot is loaded yet; ask again in a moment, or run `pincite build`")


class InvalidRequest(ServiceError):
    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}" if where else reason)


class ExtraMissing(ServiceError):
    def __init__(self, extra: str, packages: Sequence[str]) -> None:
        super().__init__(
            f"{', '.join(packages)} cannot be imported; install the extra {extra!r}, in the folder of Pincite: "
            f'.venv/bin/python -m pip install --constraint constraints.txt --editable ".[{extra}]"'
        )


class BadTestSet(ServiceError):
    """Questions or a data set to measure on cannot be used."""


class UnusableFile(BadTestSet):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be used: {reason}")


class BadLine(BadTestSet):
    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}")


class NotHeld(BadTestSet):
    """`missing` are descriptions of documents and blocks, each with the first question that names it."""

    def __init__(self, missing: Mapping[str, str]) -> None:
        named = "; ".join(f"{what} (question {question})" for what, question in missing.items())
        super().__init__(f"the snapshot does not hold {named}; add the documents and run `pincite build`")


class BadQuestion(ServiceError):
    """The question cannot be asked as it is."""


class EmptyQuestion(BadQuestion):
    def __init__(self) -> None:
        super().__init__("the question is empty; send a question or some keywords")


class QuestionTooLong(BadQuestion):
    def __init__(self, length: int) -> None:
        super().__init__(f"a question has at most {QUESTION_LIMIT} characters, this one has {length}")


class ControlCharacters(BadQuestion):
    def __init__(self, character: str) -> None:
        super().__init__(f"the question holds the control character U+{ord(character):04X}; remove it")


class HistoryTooLong(BadQuestion):
    def __init__(self, length: int) -> None:
        super().__init__(f"history holds at most {HISTORY_LIMIT} questions, this one {length}; send the latest")


#: Class → status and name. The nearest class in the method resolution order counts.
HTTP_ERRORS: dict[type[Exception], tuple[int, str]] = {
    EmptyQuestion: (400, "empty_question"),
    QuestionTooLong: (400, "question_too_long"),
    ControlCharacters: (400, "control_characters"),
    HistoryTooLong: (400, "history_too_long"),
    BadQuestion: (400, "bad_question"),
    InvalidRequest: (400, "invalid_request"),
    BadAnchor: (400, "bad_anchor"),
    BadSymbol: (400, "bad_symbol"),
    UnknownDocument: (404, "unknown_document"),
    UnknownBlock: (404, "unknown_block"),
    NotReady: (503, "not_ready"),
    # JSON nested too deep, and a body that is not UTF-8: the framework's decoder lets them through
    RecursionError: (400, "invalid_json"),
    UnicodeDecodeError: (400, "invalid_encoding"),
    # What follows is no client's doing; it is met on the command line, or means a fault of ours.
    BadSettings: (500, "bad_settings"),
    NotWritable: (500, "not_writable"),
    ExtraMissing: (500, "extra_missing"),
    BadTestSet: (500, "bad_test_set"),
    CorpusError: (500, "corpus_error"),
    IndexingError: (500, "index_error"),
    ServiceError: (500, "service_error"),
}
_HTTP_NAMES = {
    400: "invalid_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "request_too_large",
    415: "unsupported_media_type",
    429: "too_many_requests",
}


def status_and_name(error: Exception) -> tuple[int, str]:
    """HTTP status and error name of any exception; 500 for one that nobody foresaw."""
    for kind in type(error).__mro__:
        if kind in HTTP_ERRORS:
            return HTTP_ERRORS[kind]
    if isinstance(error, HTTPException):
        return error.status_code, _HTTP_NAMES.get(error.status_code, "http_error")
    return 500, "internal_error"


def detail_of(error: Exception) -> str:
    """What was wrong, in a sentence for the one who asked; nothing of our insides."""
    status, _ = status_and_name(error)
    if isinstance(error, HTTPException) and status < 500:
        return _http_detail(error)
    if isinstance(error, RecursionError):
        return "the JSON of the body is nested too deep"
    if isinstance(error, UnicodeDecodeError):
        return "the body is not UTF-8"
    if status >= 500 and not isinstance(error, NotReady):
        return "an error of the service, not of your request; it has been logged"
    return str(error)


def _http_detail(error: HTTPException) -> str:
    extra = error.extra
    if isinstance(extra, list) and extra and isinstance(extra[0], dict):
        first = extra[0]
        where = str(first.get("key", ""))
        if where == "data":  # the framework's name for a body
            return 'the body is missing; send JSON like {"question": "…"}'
        return f"{where}: {first.get('message', error.detail)}" if where else str(first.get("message", error.detail))
    if error.status_code == HTTPStatus.NOT_FOUND:
        return "there is nothing at this address; /schema lists what there is"
    return error.detail or HTTPStatus(error.status_code).phrase
