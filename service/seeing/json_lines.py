"""The log as lines of JSON, each with the request that it is about."""

from __future__ import annotations

import datetime
import json
import logging
import sys
import traceback

from service.seeing.request_log import REQUEST


class JsonLines(logging.Formatter):
    """What an error says may hold words of a question: it is left out, unless questions are to be logged."""

    def __init__(self, *, log_questions: bool) -> None:
        super().__init__()
        self._log_questions = log_questions

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "level": record.levelname.lower(), "from": record.name}
        line["message"] = record.getMessage()
        if number := REQUEST.get():
            line["request"] = number
        told = getattr(record, "told", {})
        line |= told if isinstance(told, dict) else {}
        if record.exc_info and record.exc_info[1] is not None:
            line |= self._error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)

    def _error(self, error: BaseException) -> dict[str, object]:
        where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
        said = {"said": str(error)} if self._log_questions else {}
        return {"error": type(error).__name__, "where": where, **said}


def log_as_json(*, log_questions: bool) -> None:
    """Everything that this process logs, on standard error: what it does from INFO on, what others say from WARNING."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(log_questions=log_questions))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("pincite").setLevel(logging.INFO)
