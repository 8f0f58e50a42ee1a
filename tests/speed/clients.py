"""Questions a second over HTTP at 1, 8 and 64 clients: `python -m tests.speed.clients http://127.0.0.1:8000`.

Each client asks the next question of a set as soon as it is answered, over a connection of its own; one that is refused
waits as long as it is told to. Every answer is compared, byte by byte, with that to the same question asked alone. The
service is to be another process of this machine, without a limit per caller; who asks takes part of the same cores.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import click
import numpy as np

from service.measuring.questions import read_questions
from tests.quality.questions import CHOOSING


@dataclass(slots=True)
class Asked:
    """What became of the questions of some clients; `took` are seconds."""

    took: list[float] = field(default_factory=list)
    refused: int = 0
    others: Counter[str] = field(default_factory=Counter)


@click.command()
@click.argument("address")
@click.option("--questions", type=click.Path(path_type=Path), default=CHOOSING)
@click.option("--most", default=64, show_default=True, help="Of the questions.")
@click.option("--clients", default=(1, 8, 64), multiple=True, show_default=True)
@click.option("--seconds", default=20.0, show_default=True, help="For each number of clients.")
def main(address: str, questions: Path, most: int, clients: tuple[int, ...], seconds: float) -> None:
    """Print the table for ADDRESS."""
    host = urlsplit(address).netloc
    texts = [asked.question for asked in read_questions(questions)][:most]
    alone = _alone(host, texts)
    print(f"{len(texts)} questions, answers {hashlib.sha256(''.join(alone.values()).encode()).hexdigest()[:16]}")
    print("| clients | answers | a second | median, ms | 95 % within, ms | refused | other than alone |")
    print("|---|---|---|---|---|---|---|")
    for many in clients:
        asked, took = _crowd(host, alone, many, seconds)
        ms = 1000 * np.array(asked.took or [np.nan])
        others = ", ".join(f"{number} {what}" for what, number in asked.others.items()) or "0"
        print(
            f"| {many} | {len(asked.took)} | {len(asked.took) / took:.1f} | {np.median(ms):.0f} "
            f"| {np.quantile(ms, 0.95):.0f} | {asked.refused} | {others} |",
            flush=True,
        )


def _alone(host: str, texts: list[str]) -> Mapping[str, str]:
    """Hashes of the answers; each is asked twice, so that all that is read once has been read."""
    connection = http.client.HTTPConnection(host, timeout=120)
    found = {text: hashlib.sha256(_ask(connection, text)[2]).hexdigest() for _ in range(2) for text in texts}
    connection.close()
    return found


def _crowd(host: str, alone: Mapping[str, str], many: int, seconds: float) -> tuple[Asked, float]:
    """What became of them, and the seconds it took until the last was answered."""
    found, lock, number = Asked(), threading.Lock(), count()
    texts, began = list(alone), time.perf_counter()
    until = began + seconds

    def client(_: int) -> None:
        connection = http.client.HTTPConnection(host, timeout=120)
        while time.perf_counter() < until:
            text = texts[next(number) % len(texts)]
            begun = time.perf_counter()
            status, wait, body = _ask(connection, text)
            took = time.perf_counter() - begun
            with lock:
                if status == 200:
                    found.took.append(took)
                    found.others.update(["bytes"] * (hashlib.sha256(body).hexdigest() != alone[text]))
                elif status == 503:
                    found.refused += 1
                else:
                    found.others[str(status)] += 1
            if status == 503:
                connection.close()  # it would be closed by the service meanwhile
                time.sleep(min(wait, max(0.0, until - time.perf_counter())))
        connection.close()

    with ThreadPoolExecutor(many) as pool:
        list(pool.map(client, range(many)))
    return found, time.perf_counter() - began


def _ask(connection: http.client.HTTPConnection, text: str) -> tuple[int, float, bytes]:
    """Status, seconds to wait, and body."""
    body = json.dumps({"question": text})
    connection.request("POST", "/api/v1/ask", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    return response.status, float(response.getheader("Retry-After") or 0), response.read()


if __name__ == "__main__":
    main()
