"""Lines of files as what they have to be, or an error that names the line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from service.errors import BadLine, UnusableFile

Model = TypeVar("Model", bound=BaseModel)


def read_json_lines(path: Path, model: type[Model]) -> Iterator[tuple[int, Model]]:
    """Each line that is not empty with its number, from 1. Raises `BadLine` and `UnusableFile`."""
    for number, line in read_lines(path):
        try:
            yield number, model.model_validate(json.loads(line), strict=True)
        except json.JSONDecodeError as error:
            raise BadLine(path, number, f"no JSON ({error.msg} at character {error.pos + 1})") from error
        except ValidationError as error:
            raise BadLine(path, number, _first_fault(error, model)) from error


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Raises `UnusableFile`, and `BadLine` for bytes that are not UTF-8."""
    number = 0
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip("\r\n")
                if text.strip():
                    yield number, text
    except UnicodeDecodeError as error:
        raise BadLine(path, number, "not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise UnusableFile(path, error.strerror or str(error)) from error


def check_id(path: Path, number: int, name: str) -> str:
    """An id as TREC runs can hold it. Raises `BadLine`."""
    if not name or any(map(str.isspace, name)):
        raise BadLine(path, number, f"the id {name!r} is empty or holds white space, which no TREC run can hold")
    return name


def _first_fault(error: ValidationError, model: type[BaseModel]) -> str:
    first = error.errors()[0]
    if not first["loc"]:
        return "no JSON object; a line is one object in braces"
    key = ".".join(map(str, first["loc"]))
    known = ", ".join(field.alias or name for name, field in model.model_fields.items())
    faults = {"missing": f"the key {key!r} is missing", "extra_forbidden": f"unknown key {key!r}; known are {known}"}
    return faults.get(first["type"], f"{key}: {first['msg']}")
