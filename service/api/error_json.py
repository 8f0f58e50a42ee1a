"""An error → the one JSON that every error has."""

from __future__ import annotations

from service.api.schemas import ErrorJson
from service.hints import for_api
from service.http_errors import detail_of, status_and_name


def error_json(error: Exception) -> ErrorJson:
    status, name = status_and_name(error)
    return ErrorJson(error=name, detail=detail_of(error, for_api), status=status)
