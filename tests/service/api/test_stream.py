"""An answer as events: joined they are the JSON answer, they come while it is found, and nobody is kept by who leaves."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import threading
import time
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

import httpx
import pytest

from index.reading.cross_encoder import Judgement, Pair
from index.reading.reader import TrainedReader
from index.snapshot import Snapshot
from service.api.answer_events import LISTS, AnswerEvents, Event
from service.api.answer_stream import LAST_EVENT
from service.api.schemas import AnswerJson
from service.api.to_json import answer_json
from service.app import create_app
from service.asking.answer import Answer
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.asking.steps import Hear, Step, Understanding, nobody
from service.protection import Protection
from tests.index.hash_embedder import HashEmbedder
from tests.index.reading.word_network import WordNetwork
from tests.places import ROOT
from tests.served import served
from tests.service.api.event_stream import events, joined
from tests.service.conftest import Client, error_of

ASK = "/api/v1/ask"
STREAM = {"accept": "text/event-stream"}
WOUNDED = "How many sailors were wounded?"
#: One of each kind of answer that the two documents on ferries give, and what cannot be answered.
ASKED: tuple[dict[str, Any], ...] = (
    {"question": WOUNDED},
    {"question": "who said that?", "history": [WOUNDED]},
    {"question": WOUNDED, "documents": ["S/2023/91"], "limit": 1},
    {"question": "zeppelin tiramisu recipe"},
    {"question": "What is the letter about?"},
    {"question": "Summarise A/77/402"},
    {"question": "Which documents are held?"},
    {"question": "How many documents are there?"},
    {"question": "A/77/401, para. 2"},
    {"question": "A/77/401, para. 99"},
    {"question": "What does A/77/398 say?"},
    {"question": "How many sailors were wounded, and who counted the moorings?"},
    {"question": "When was the letter written and who signed it?"},
    {"question": "How do A/77/401 and A/77/402 differ on moorings?"},
    {"question": "Which ferries were seized?"},
    {"question": "List everything that was cut"},
    {"question": "What happened in 2023?"},
    {"question": "Combien de marins ont été blessés ?"},
    {"question": "Сколько моряков было ранено?"},
    {"question": "“In total, 40 sailors”"},
    {"question": "thanks"},
    {"question": "What is 2+2?"},
    {"question": "How many saylors were wonded?"},
    {"question": "  spaced   out \n question "},
)


#: What is asked of every thing there is in those documents, one question and two in one.
_THINGS = (
    *("the ferries", "eleven moorings", "40 sailors", "the harbour of Port Selby", "nine witnesses", "Ana Beltran"),
    *("the harbour master", "12 million crowns", "the Selkie", "Estavia"),
)
_FORMS = (
    *("What happened to {}?", "How many people saw {}?", "When and where was {} seen?", "Who spoke of {}, and why?"),
    *("What do the documents say about {}?", "List everything about {}", "Which documents mention {}?", "{}"),
    *("How do A/77/401 and A/77/402 differ on {}?", "Was {} damaged? How many sailors were wounded?"),
    *("How many sailors were wounded, and who cut the moorings of {}?", "What happened to {} in 2023?"),
    *("Why did A/77/402 admit that {} sank?", "Does A/77/398 mention {}?", "A/77/401, para. 2: does it name {}?"),
    *("Summarise what is said about {}", "How many witnesses were heard, how many passengers sailed and what of {}?"),
    *("Qui a vu {} ?", "“In total” {}", "In total, how many sailors were wounded and how many people left {}?"),
)
MADE = tuple(form.format(thing) for form in _FORMS for thing in _THINGS)


def canonical(answer: Any) -> str:
    return json.dumps(answer, sort_keys=True, ensure_ascii=False)


@pytest.mark.parametrize("body", ASKED, ids=lambda body: body["question"][:40])
def test_the_joined_events_are_the_answer(client: Client, body: dict[str, Any]) -> None:
    streamed = client.post(ASK, json=body, headers=STREAM)
    assert streamed.headers["content-type"].startswith("text/event-stream")
    told = list(events(streamed.text.splitlines()))
    assert told[0][0] == "understood"
    assert [name for name, _ in told][-2:] == ["status", "done"]
    assert canonical(joined(streamed.text.splitlines())) == canonical(client.post(ASK, json=body).json())


def answered(answerer: Answerer, question: str) -> tuple[AnswerJson, list[Event], int]:
    """An answer, its events, and how many steps were told before it was whole."""
    events_of, told, steps = AnswerEvents(), list[Event](), list[Step]()

    def hear(step: Step) -> None:
        steps.append(step)
        told.extend(events_of.of_step(step))

    answer = answer_json(answerer.ask(Ask(question), hear), "snapshot")
    return answer, [*told, *events_of.of_answer(answer)], len(steps)


def test_the_joined_events_are_the_answer_to_200_questions(ferries: Snapshot, hash_embedder: HashEmbedder) -> None:
    reader = TrainedReader(WordNetwork(), ferries.keywords)  # it is quick
    answerer = Answerer(ferries, hash_embedder, reader=reader)
    kinds, parts_told = Counter[str](), 0
    for question in MADE:
        answer, told, steps = answered(answerer, question)
        lines = [line for event in told for line in (f"event: {event.name}", f"data: {event.line}")]
        assert canonical(joined(lines)) == canonical(answer.model_dump(mode="json")), question
        kinds[answer.kind if answer.status == "answered" else answer.status] += 1
        parts_told += steps - 1
    assert len(MADE) == 200
    assert len(kinds) > 5
    assert parts_told > 5


@pytest.mark.parametrize("body", ASKED[::5], ids=lambda body: body["question"][:40])
def test_the_rule_that_the_page_of_the_api_gives_joins_too(client: Client, body: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    own: dict[str, Any] = {"json": json}
    exec(page[page.index("def joined(lines):") : page.index("ask = {")], own)
    lines = client.post(ASK, json=body, headers=STREAM).text.splitlines()
    assert own["joined"](lines) == joined(lines)


@pytest.mark.parametrize("body", ASKED[:4], ids=lambda body: body["question"][:40])
def test_a_question_in_an_address_gives_the_same_bytes_and_the_same_events(
    client: Client, body: dict[str, Any]
) -> None:
    assert client.get(ASK, params=body).content == client.post(ASK, json=body).content
    assert client.get(ASK, params=body, headers=STREAM).text == client.post(ASK, json=body, headers=STREAM).text


def test_every_list_of_an_answer_has_an_event_for_its_items() -> None:
    lists = {name for name, field in AnswerJson.model_fields.items() if str(field.annotation).startswith("list[")}
    assert lists == set(LISTS)


def test_it_is_told_how_a_question_is_understood_before_anything_is_read(ferries_answerer: Answerer) -> None:
    heard: list[Step] = []

    def stop(step: Step) -> None:
        heard.append(step)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ferries_answerer.ask(Ask("How many saylors were wounded?"), stop)
    assert heard == [Understanding("How many saylors were wounded?", "How many sailors were wounded?", "en")]
    assert ferries_answerer.ask(Ask(WOUNDED)).confidence > 0  # whoever stops it holds up nobody


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/event-stream", "text/event-stream"),
        ("text/event-stream, application/json;q=0.5", "text/event-stream"),
        ("application/json, text/event-stream;q=0.5", "application/json"),
        ("*/*", "application/json"),
        ("text/html", "application/json"),
        ("nonsense", "application/json"),
        ("", "application/json"),
    ],
)
def test_events_come_to_who_asks_for_them(client: Client, accept: str, kind: str) -> None:
    response = client.post(ASK, json={"question": WOUNDED}, headers={"accept": accept})
    assert response.headers["content-type"].split(";")[0] == kind
    assert response.headers["vary"].split(",")[0] == "Accept"


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ({"question": ""}, 400, "empty_question"),
        ({"question": "x\x00"}, 400, "control_characters"),
        ({"question": "x", "documents": ["nonsense"]}, 400, "bad_symbol"),
        ({"question": "x", "documents": ["A/1/2"]}, 404, "unknown_document"),
        ({"question": "x", "limit": 21}, 400, "invalid_request"),
    ],
)
def test_what_is_wrong_before_the_first_event_is_an_ordinary_error(
    client: Client, body: dict[str, Any], status: int, error: str
) -> None:
    for response in (
        client.post(ASK, json=body, headers=STREAM),
        client.get(ASK, params=body, headers=STREAM),
        client.get(ASK, params=body),
    ):
        assert (response.status_code, error_of(response)) == (status, error)


def test_a_question_in_an_address_is_needed(client: Client) -> None:
    assert error_of(client.get(ASK)) == "invalid_request"
    assert error_of(client.get(ASK, headers=STREAM)) == "invalid_request"


def test_what_goes_wrong_after_the_first_event_is_an_event(
    ferries_answerer: Answerer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> Any:
        raise MemoryError("our insides")

    monkeypatch.setattr("service.api.to_json.answer_json", broken)
    with Client(create_app(ferries_answerer), raise_server_exceptions=False) as client:
        response = client.post(ASK, json={"question": WOUNDED}, headers=STREAM)
    told = dict(events(response.text.splitlines()))
    assert list(told) == ["understood", "error"]
    assert (told["error"]["error"], told["error"]["status"]) == ("internal_error", 500)
    assert "our insides" not in response.text
    assert "MemoryError" in caplog.text
    with pytest.raises(RuntimeError):
        joined(response.text.splitlines())


def test_what_is_not_answered_in_time_ends_at_once_with_an_error_and_keeps_its_place(
    ferries_answerer: Answerer,
) -> None:
    let = threading.Event()

    class Slow(Answerer):
        def __init__(self) -> None:
            vars(self).update(vars(ferries_answerer))

        def ask(self, request: Ask, hear: Hear = nobody) -> Answer:
            answer = super().ask(request, hear)  # some of it has been told by now
            let.wait(30)
            return answer

    def ask() -> httpx.Response:
        return httpx.post(f"{address}{ASK}", json={"question": WOUNDED}, headers=STREAM, timeout=20)

    with served(create_app(Slow(), protection=Protection(waiting=0, seconds=0.2))) as address:
        try:
            responses = [ask() for _ in range(os.cpu_count() or 1)]  # each ends, though nothing is let yet
            full = ask()
        finally:
            let.set()
        until = time.monotonic() + 20
        while ask().status_code == 503:
            assert time.monotonic() < until
    for response in responses:
        told = dict(events(response.text.splitlines()))
        assert list(told) == ["understood", "error"]
        assert (told["error"]["error"], told["error"]["status"]) == ("timed_out", 503)
    assert (full.status_code, full.json()["error"]) == (503, "too_busy")  # places are kept until threads are through


def test_who_reconnects_after_the_end_is_told_to_stop(client: Client) -> None:
    headers = {**STREAM, "last-event-id": LAST_EVENT}
    response = client.get(ASK, params={"question": WOUNDED}, headers=headers)
    assert (response.status_code, response.content) == (204, b"")


async def _sent(
    answerer: Answerer, leaves_behind: int | None = None, *further: tuple[bytes, bytes]
) -> list[dict[str, Any]]:
    """The messages of a response to a client that leaves behind so many of them; None: it stays."""
    sent: list[dict[str, Any]] = []
    gone = asyncio.Event()
    body = json.dumps({"question": WOUNDED}).encode()
    received = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if received:
            return received.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)
        if len(sent) == leaves_behind or message.get("more_body") is False:
            gone.set()
            await asyncio.sleep(0.01)

    scope = {
        "type": "http",
        "method": "POST",
        "path": ASK,
        "raw_path": ASK.encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json"), (b"accept", b"text/event-stream"), *further],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "http_version": "1.1",
        "state": {},
    }
    application: Any = create_app(answerer)
    await application(scope, receive, send)
    return sent


def test_events_are_sent_one_by_one_compressed_as_well(ferries_answerer: Answerer) -> None:
    plain = asyncio.run(_sent(ferries_answerer))
    bodies = [message["body"] for message in plain if message["type"] == "http.response.body"]
    assert [body.split(b"\r\n")[0] for body in bodies[:2]] == [b"event: understood", b"event: citation"]
    packed = asyncio.run(_sent(ferries_answerer, None, (b"accept-encoding", b"gzip")))
    assert (b"content-encoding", b"gzip") in packed[0]["headers"]
    unpacked = zlib.decompressobj(wbits=31)
    assert [unpacked.decompress(message["body"]) for message in packed[1:]] == bodies


class Slow(WordNetwork):
    """Reads no quicker the second time."""

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        time.sleep(0.1)
        return super().judge(pairs)


@pytest.mark.parametrize("behind", [1, 2, 3])
def test_who_leaves_in_mid_stream_leaves_nothing_behind(
    ferries: Snapshot, hash_embedder: HashEmbedder, caplog: pytest.LogCaptureFixture, behind: int
) -> None:
    answerer = Answerer(ferries, hash_embedder, reader=TrainedReader(Slow(), ferries.keywords))

    async def leave() -> None:
        sent = await _sent(answerer, behind)
        assert sent[0]["status"] == 200
        assert len(sent) < len(bodies)
        for _ in range(200):
            running = len(asyncio.all_tasks()) - 1
            if not running:
                break
            await asyncio.sleep(0.02)
        assert running == 0

    bodies = asyncio.run(_sent(answerer))
    asyncio.run(leave())
    gc.collect()
    assert not caplog.records
    assert answerer.ask(Ask(WOUNDED)).confidence > 0
