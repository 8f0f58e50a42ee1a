"""The client against the whole service, and that its types say what the service gives."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

import httpx
import pytest
from pydantic import BaseModel

from pincite import AsyncClient, Client, Event, PinciteError, answers, joined
from service.api import check_schemas, schemas, search_schemas
from tests.places import ROOT

WOUNDED = "How many sailors were wounded?"
FERRIES = "A/77/401–S/2023/91"


@pytest.fixture
def pincite(ferries_at: str) -> Iterator[Client]:
    with Client(ferries_at) as client:
        yield client


def test_a_question_is_answered_and_followed(pincite: Client) -> None:
    answer = pincite.ask(WOUNDED)
    assert answer["citations"][0]["highlights"][0]["text"] == "40 sailors"
    on = pincite.ask("who said that?", history=[WOUNDED], documents=["S/2023/91"], limit=1)
    assert WOUNDED in on["understood_as"]
    assert len(on["citations"]) == 1


def test_everything_else_is_asked_as_well(pincite: Client) -> None:
    assert pincite.search("moorings", limit=2)["hits"][0]["text"]
    assert pincite.verify("“In total, 41 sailors were wounded, 12 ferries”")["passages"][0]["verdict"] == "differs"
    assert [document["symbol"] for document in pincite.documents()] == [FERRIES, "A/77/402"]
    assert "40 sailors" in pincite.document(FERRIES)["text"]
    assert pincite.block("A/77/401", "p2")["label"] == "[para. 2]"
    assert pincite.cite("A/77/401", "p2", style="oscola")["quote"]
    assert pincite.cite(FERRIES)["quote"] is None


def test_the_client_that_awaits_gets_the_same(ferries_at: str, pincite: Client) -> None:
    async def ask() -> list[Any]:
        async with AsyncClient(ferries_at, key="k") as client:
            return [
                await client.ask(WOUNDED),
                await client.search("moorings"),
                await client.verify("“twelve words that stand nowhere in any of the documents held here”"),
                await client.documents(),
                await client.document("A/77/402"),
                await client.block("A/77/401", "p2"),
                await client.cite("A/77/401", "p2"),
            ]

    assert asyncio.run(ask()) == [
        pincite.ask(WOUNDED),
        pincite.search("moorings"),
        pincite.verify("“twelve words that stand nowhere in any of the documents held here”"),
        pincite.documents(),
        pincite.document("A/77/402"),
        pincite.block("A/77/401", "p2"),
        pincite.cite("A/77/401", "p2"),
    ]


@pytest.mark.parametrize("question", [WOUNDED, f"{WOUNDED} and who cut the moorings?", "zeppelin tiramisu recipe"])
def test_a_stream_joins_to_the_answer(ferries_at: str, pincite: Client, question: str) -> None:
    events = list(pincite.stream(question, limit=2))
    assert events[0].name == "understood"
    assert events[-1].name == "status"
    assert joined(events) == pincite.ask(question, limit=2)

    async def stream() -> list[Event]:
        async with AsyncClient(ferries_at) as client:
            return [event async for event in client.stream(question, limit=2)]

    assert asyncio.run(stream()) == events


def test_a_stream_that_is_left_early_costs_nothing_more(pincite: Client) -> None:
    stream = pincite.stream(WOUNDED)
    assert next(stream).name == "understood"
    stream.close()  # type: ignore[attr-defined]  # a generator
    assert pincite.ask(WOUNDED)["status"] == "answered"


def test_what_is_wrong_with_a_stream_is_an_error_as_well(pincite: Client) -> None:
    with pytest.raises(PinciteError, match="empty_question") as empty:
        next(pincite.stream(" "))
    assert empty.value.status == 400
    for sent, name in (
        ('event: understood\ndata: {"question": "x"}\n\n', "broken_off"),
        ('event: error\ndata: {"error": "internal_error", "detail": "…", "status": 500}\n\n', "internal_error"),
    ):
        breaking = httpx.Client(
            transport=httpx.MockTransport(lambda request, sent=sent: httpx.Response(200, text=sent))
        )
        with pytest.raises(PinciteError) as broken:
            list(Client(http=breaking).stream("x"))
        assert broken.value.error == name
    with pytest.raises(PinciteError, match="unreachable"):
        next(Client("http://127.0.0.1:9").stream("x"))


@pytest.mark.parametrize("status", [429, 503])
def test_a_service_that_says_when_to_ask_again_is_asked_again(status: int) -> None:
    told = {"error": "too_busy", "detail": "…", "status": status}
    asked: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(time.monotonic())
        busy = len(asked) < 3
        return httpx.Response(status, json=told, headers={"Retry-After": "0"}) if busy else httpx.Response(200, json={})

    def client(**changed: Any) -> Client:
        asked.clear()
        return Client(http=httpx.Client(transport=httpx.MockTransport(answer)), **changed)

    assert client().ask("x") == {}  # type: ignore[comparison-overlap]
    assert len(asked) == 3
    with pytest.raises(PinciteError, match="too_busy"):
        client(retries=1).ask("x")
    assert len(asked) == 2

    async def ask() -> Any:
        asked.clear()
        async with AsyncClient(http=httpx.AsyncClient(transport=httpx.MockTransport(answer))) as client:
            return await client.ask("x")

    assert asyncio.run(ask()) == {}


@pytest.mark.parametrize("headers", [{}, {"Retry-After": "3600"}, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}])
def test_it_does_not_wait_for_long(headers: dict[str, str]) -> None:
    told = {"error": "too_many_requests", "detail": "…", "status": 429}
    refusing = httpx.MockTransport(lambda request: httpx.Response(429, json=told, headers=headers))
    begun = time.monotonic()
    with pytest.raises(PinciteError, match="too_many_requests"):
        Client(http=httpx.Client(transport=refusing)).ask("x")
    assert time.monotonic() - begun < 5


def test_an_error_is_the_service_s_own(pincite: Client) -> None:
    with pytest.raises(PinciteError, match="empty_question: the question is empty") as empty:
        pincite.ask(" ")
    assert (empty.value.error, empty.value.status) == ("empty_question", 400)
    with pytest.raises(PinciteError, match="unknown_block") as unknown:
        pincite.block("A/77/401", "p99")
    assert unknown.value.status == 404


def test_no_service_is_an_error_of_the_same_class() -> None:
    with pytest.raises(PinciteError, match="unreachable") as nobody:
        Client("http://127.0.0.1:9").ask("x")
    assert nobody.value.status == 0

    async def ask() -> None:
        async with AsyncClient("http://127.0.0.1:9") as client:
            await client.documents()

    with pytest.raises(PinciteError, match="unreachable"):
        asyncio.run(ask())
    other = httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(200, text="<html>")))
    with pytest.raises(PinciteError, match="is no Pincite service"):
        Client(http=other).documents()


def test_a_key_is_sent_as_a_bearer_token() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"documents": [request.headers["authorization"]]})

    keyed = Client(key="k-1", http=httpx.Client(transport=httpx.MockTransport(answer)))
    assert keyed.documents() == ["Bearer k-1"]  # type: ignore[comparison-overlap]


def test_it_is_imported_without_what_answers() -> None:
    code = (
        "import sys, pincite; print(sorted({'torch', 'pydantic', 'litestar', 'numpy', 'service'} & set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )


#: Each type with what the service says that it gives.
GIVEN: tuple[tuple[Any, type[BaseModel]], ...] = (
    (answers.Answer, schemas.AnswerJson),
    (answers.Search, search_schemas.SearchJson),
    (answers.Verification, check_schemas.VerifyJson),
    (answers.DocumentSummary, schemas.DocumentSummaryJson),
    (answers.Document, schemas.DocumentJson),
    (answers.Block, schemas.BlockJson),
    (answers.Cited, schemas.CiteJson),
)


@pytest.mark.parametrize(("typed", "given"), GIVEN)
def test_the_types_say_what_the_service_gives(typed: Any, given: type[BaseModel]) -> None:
    check(typed, given)


def check(typed: Any, given: Any) -> None:
    """The type's fields are among those given, down to the last, and alike in what they are."""
    if is_typeddict(typed):
        kinds = get_type_hints(given)
        for name, kind in get_type_hints(typed).items():
            assert name in kinds, f"{given.__name__} has no {name}"
            check(kind, kinds[name])
    elif get_origin(typed) is not None and get_origin(typed) is get_origin(given):
        for one, other in zip(get_args(typed), get_args(given), strict=True):
            check(one, other)
    elif not isinstance(typed, str) and get_origin(given) is None:
        assert typed is given, (typed, given)
