"""How a running service bears a crowd: `python -m tests.speed.load http://127.0.0.1:8000`, half a minute.

A thousand connections that say nothing, or half a request, while somebody asks; then more questions at a time than may
wait, while somebody else asks one more and reads documents. Of what happens the table tells, and asserts nothing of
seconds: they are a machine's own. The service is to be another process, of this machine, without a limit per caller.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import click
import httpx
import numpy as np

CONNECTIONS = 1_000
#: Askers at a time while the line is full, and questions of the one who comes on top.
_CROWD, _ONE_MORE = 40, 100
_HALF = b"POST /api/v1/ask HTTP/1.1\r\nHost: x\r\n"


@click.command()
@click.argument("address")
def main(address: str) -> None:
    """Print what a crowd at ADDRESS does to others."""
    asyncio.run(_measured(address.rstrip("/")))


async def _measured(address: str) -> None:
    print("| | number | median, ms | 95 % within, ms |\n|---|---|---|---|")
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        _print("answers before", await _asks(client, 20))
        begun = time.perf_counter()
        opened = [await _connected(address, half=number % 2 == 0) for number in range(CONNECTIONS)]
        _print(f"answers while {CONNECTIONS:,} connections are open", await _asks(client, 20))
        ends = Counter([(await reader.read())[:12].decode() for reader, _ in opened])
        print(
            f"| these connections ended as {dict(ends)} | {ends.total()} | {1000 * (time.perf_counter() - begun):.0f} | |"
        )
        async with _crowded(address):
            _print("refusals of one more while the line is full", await _asks(client, _ONE_MORE, expected=503))
            read = [await _timed(client.get("/api/v1/documents/A/75/660/blocks")) for _ in range(20)]
            _print("pieces of a document read meanwhile", read)
        _print("answers after", await _asks(client, 20))


async def _connected(address: str, *, half: bool) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    target = urlsplit(address)
    reader, writer = await asyncio.open_connection(target.hostname, target.port)
    if half:
        writer.write(_HALF)
    return reader, writer  # which closes where nobody keeps it


async def _asks(client: httpx.AsyncClient, many: int, *, expected: int = 200) -> list[tuple[int, float]]:
    found = []
    for _ in range(many):
        found.append(await _timed(client.post("/api/v1/ask", json={"question": "how many people died in Ganja?"})))
        await asyncio.sleep(0.05)
    return [(status, seconds) for status, seconds in found if status == expected]


async def _timed(asking: Awaitable[httpx.Response]) -> tuple[int, float]:
    begun = time.perf_counter()
    response = await asking
    return response.status_code, time.perf_counter() - begun


@asynccontextmanager
async def _crowded(address: str) -> AsyncIterator[None]:
    """More who ask than may wait, each anew as soon as he is answered, or a little after he was refused."""
    left = asyncio.Event()

    async def ask(number: int) -> None:
        async with httpx.AsyncClient(base_url=address, timeout=120) as client:
            body = {"question": f"how many people died in Ganja, Barda or Terter, and who says so, {number}?"}
            while not left.is_set():
                if (await client.post("/api/v1/ask", json=body)).status_code != 200:
                    await asyncio.sleep(0.5)

    crowd = [asyncio.create_task(ask(number)) for number in range(_CROWD)]
    await asyncio.sleep(1)
    yield
    left.set()
    await asyncio.gather(*crowd)


def _print(name: str, found: list[tuple[int, float]]) -> None:
    took = 1000 * np.array([seconds for _, seconds in found] or [float("nan")])
    print(f"| {name} | {len(found)} | {np.median(took):.0f} | {np.quantile(took, 0.95):.0f} |", flush=True)


if __name__ == "__main__":
    main()
