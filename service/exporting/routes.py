"""A conversation as a file, over HTTP: the questions come as the page's form sends them, or in the address."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from litestar import HttpMethod, Request, Response, route
from litestar.di import NamedDependency, Provide

from corpus.address import identify_held
from service import urls
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.citing.styles import STYLES
from service.errors import EmptyQuestion, InvalidRequest
from service.exporting.conversation import Conversation
from service.exporting.files import FILE_KINDS, FileKind

#: Questions of one file. Each is answered anew: a few tenths of a second.
_MOST = 100
#: Names and values in the order in which they were sent.
_Fields = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Questions of a conversation, oldest first, the file to be made of it, and the documents that it asks within."""

    questions: tuple[str, ...]
    kind: FileKind
    style: str
    within: tuple[str, ...] = ()


async def wanted(request: Request[Any, Any, Any]) -> Wanted:
    """`h` are questions, `in` the documents that they ask within, `as` is the format, `style` that of the citations.

    In an address `q` is the last question; in the form it is what is being typed, and no question yet.
    Raises `EmptyQuestion` and `InvalidRequest`.
    """
    posted = request.method == HttpMethod.POST
    fields: _Fields = list((await request.form() if posted else request.query_params).multi_items())
    names = ("h",) if posted else ("h", "q")
    questions = tuple(text for name in names for text in _texts(fields, name))
    if not questions:
        raise EmptyQuestion
    within = tuple(_texts(fields, "in"))
    if len(questions) > _MOST:
        raise InvalidRequest("h", f"a file holds at most {_MOST} questions, these are {len(questions)}")
    return Wanted(questions, FILE_KINDS[_one_of(fields, "as", FILE_KINDS)], _one_of(fields, "style", STYLES), within)


@route(
    "/export",
    http_method=[HttpMethod.GET, HttpMethod.POST],
    status_code=200,
    sync_to_thread=True,
    include_in_schema=False,
    dependencies={"wanted": Provide(wanted)},
    asks=True,
)
def export(answerer: NamedDependency[Answerer], wanted: NamedDependency[Wanted]) -> Response[bytes]:
    with urls.below(f"{urls.host()}{urls.rooted('')}"), urls.asking_within(wanted.within):
        conversation = _conversation(answerer, wanted)
        written = wanted.kind.write(conversation)
    name = wanted.kind.name(conversation)
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(written, media_type=wanted.kind.media_type, headers=disposition)


def _conversation(answerer: Answerer, wanted: Wanted) -> Conversation:
    within = tuple(map(identify_held, wanted.within))
    asked = (Ask(question, wanted.questions[:at], within) for at, question in enumerate(wanted.questions))
    turns = tuple(answerer.ask(request) for request in asked)
    return Conversation(turns, answerer.snapshot.manifest.id, datetime.date.today(), wanted.style)


def _texts(fields: _Fields, name: str) -> list[str]:
    return [value for field, value in fields if field == name and isinstance(value, str) and value.strip()]


def _one_of(fields: _Fields, name: str, known: dict[str, Any]) -> str:
    """The first of those known where none is named."""
    given = next(iter(_texts(fields, name)), next(iter(known)))
    if given not in known:
        raise InvalidRequest(name, f"{given[:40]!r} is none of {', '.join(known)}")
    return given
