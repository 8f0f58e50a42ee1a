"""The one place where errors become HTTP: each class with its status and its name, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus

from litestar.exceptions import HTTPException

from corpus.errors import (
    AnotherText,
    BadAnchor,
    BadName,
    BadSymbol,
    CorpusError,
    NotWritable,
    ShippedDocument,
    SymbolMissing,
    UnknownBlock,
    UnknownDocument,
    UnknownFormat,
    UnreadableSource,
)
from index.errors import IndexingError, StoreUnavailable
from service.errors import (
    AddingOff,
    BadKeyName,
    BadQuestion,
    BadSettings,
    BadTestSet,
    BadText,
    BadUpload,
    ControlCharacters,
    EmptyQuestion,
    EmptyText,
    Exposed,
    ExtraMissing,
    FeedbackFull,
    FileTooLarge,
    ForeignCaller,
    InvalidRequest,
    KeyForbidden,
    KeyMissing,
    NoKeys,
    NothingHere,
    NotReady,
    OtherSite,
    QuestionTooLong,
    ServiceError,
    TextTooLong,
    TimedOut,
    TooBusy,
    TooManyRequests,
    UnknownJob,
    UnknownModel,
    UnknownUpload,
    UnreadableContent,
    UploadsFull,
    WorkersFailed,
)
from service.words import spoken

#: Class → status and name. The nearest class in the method resolution order counts.
HTTP_ERRORS: dict[type[Exception], tuple[int, str]] = {
    EmptyQuestion: (400, "empty_question"),
    QuestionTooLong: (400, "question_too_long"),
    ControlCharacters: (400, "control_characters"),
    BadQuestion: (400, "bad_question"),
    EmptyText: (400, "empty_text"),
    TextTooLong: (400, "text_too_long"),
    BadText: (400, "bad_text"),
    InvalidRequest: (400, "invalid_request"),
    UnreadableContent: (400, "unsupported_content"),
    ForeignCaller: (403, "foreign_caller"),
    UnknownModel: (404, "model_not_found"),
    BadAnchor: (400, "bad_anchor"),
    BadSymbol: (400, "bad_symbol"),
    UnknownDocument: (404, "unknown_document"),
    UnknownBlock: (404, "unknown_block"),
    BadName: (400, "bad_name"),
    BadUpload: (400, "bad_upload"),
    UnknownFormat: (415, "unknown_format"),
    UnreadableSource: (422, "unreadable_file"),
    SymbolMissing: (422, "symbol_missing"),
    AnotherText: (409, "another_text"),
    ShippedDocument: (409, "shipped_document"),
    FileTooLarge: (413, "file_too_large"),
    UnknownUpload: (404, "unknown_upload"),
    UploadsFull: (503, "uploads_full"),
    UnknownJob: (404, "unknown_job"),
    KeyMissing: (401, "unauthorized"),
    KeyForbidden: (403, "forbidden"),
    AddingOff: (403, "adding_off"),
    OtherSite: (403, "other_site"),
    TooManyRequests: (429, "too_many_requests"),
    TooBusy: (503, "too_busy"),
    TimedOut: (503, "timed_out"),
    FeedbackFull: (503, "feedback_full"),
    NothingHere: (404, "not_found"),
    NotReady: (503, "not_ready"),
    # JSON nested too deep, and a body that is not UTF-8: the framework's decoder lets them through
    RecursionError: (400, "invalid_json"),
    UnicodeDecodeError: (400, "invalid_encoding"),
    # What follows is no client's doing; it is met on the command line, or means a fault of ours.
    BadSettings: (500, "bad_settings"),
    Exposed: (500, "exposed"),
    NoKeys: (500, "no_keys"),
    WorkersFailed: (500, "workers_failed"),
    BadKeyName: (500, "bad_key_name"),
    NotWritable: (507, "not_writable"),
    ExtraMissing: (500, "extra_missing"),
    BadTestSet: (500, "bad_test_set"),
    CorpusError: (500, "corpus_error"),
    StoreUnavailable: (503, "store_unavailable"),
    IndexingError: (500, "index_error"),
    ServiceError: (500, "service_error"),
}
#: States of the service that pass by themselves, or that whoever runs it is told of elsewhere.
_PASSING = (NotReady, FeedbackFull, UploadsFull, TooBusy, TimedOut)
_REALM = 'realm="Pincite"'
_HTTP_NAMES = {
    400: "invalid_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "request_too_large",
    415: "unsupported_media_type",
}


def status_and_name(error: Exception) -> tuple[int, str]:
    """HTTP status and error name of any exception; 500 for one that nobody foresaw."""
    for kind in type(error).__mro__:
        if kind in HTTP_ERRORS:
            return HTTP_ERRORS[kind]
    if isinstance(error, HTTPException):
        return error.status_code, _HTTP_NAMES.get(error.status_code, "http_error")
    return 500, "internal_error"


def is_fault(error: Exception) -> bool:
    """True for what is no client's doing and no passing state: it is to be logged, and is not told."""
    return status_and_name(error)[0] >= 500 and not isinstance(error, _PASSING)


def headers_of(error: Exception, *, on_page: bool) -> Mapping[str, str]:
    """Such as the methods that an address allows, when to ask again, and how a key is sent.

    A browser asks its reader for a name and a password where it is told of “Basic”: the password is the key.
    """
    match error:
        case HTTPException():
            return error.headers or {}
        case TooManyRequests():
            return {**error.limits, "Retry-After": str(error.seconds)}
        case TooBusy() | TimedOut():
            return {"Retry-After": str(error.seconds)}
        case KeyMissing() if on_page:
            return {"WWW-Authenticate": f'Basic {_REALM}, charset="UTF-8"'}
        case KeyMissing():
            return {"WWW-Authenticate": f"Bearer {_REALM}" + (', error="invalid_token"' if error.sent else "")}
        case KeyForbidden() if not on_page:
            return {"WWW-Authenticate": f'Bearer {_REALM}, error="insufficient_scope", scope="{error.scope}"'}
    return {}


def detail_of(error: Exception, worded: Callable[[Exception], str]) -> str:
    """What was wrong, in a sentence for the one who asked, of whom `worded` knows where he reads it.

    Nothing of our insides is in it.
    """
    if isinstance(error, HTTPException) and error.status_code == HTTPStatus.NOT_FOUND:
        return worded(NothingHere())
    if isinstance(error, HTTPException) and not is_fault(error):
        return _http_detail(error)
    if isinstance(error, RecursionError):
        return "the JSON of the body is nested too deep"
    if isinstance(error, UnicodeDecodeError):
        return "the body is not UTF-8"
    if is_fault(error):
        say = spoken()
        return say("an error of the service, not of your request; it has been logged")
    return worded(error)


def _http_detail(error: HTTPException) -> str:
    extra = error.extra
    if isinstance(extra, list) and extra and isinstance(extra[0], dict):
        first = extra[0]
        where = str(first.get("key", ""))
        if where == "data":  # the framework's name for a body
            return 'the body is missing; send JSON like {"question": "…"}'
        return f"{where}: {first.get('message', error.detail)}" if where else str(first.get("message", error.detail))
    return error.detail or HTTPStatus(error.status_code).phrase
