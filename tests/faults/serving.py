"""A service in processes of its own, with small parts, to be asked and killed."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path

import httpx

from service.commands.serving import listening
from tests.faults.victims import started

#: Seconds until a service answers, at most.
_PATIENCE = 120.0


@contextmanager
def serving(
    data: Path,
    options: Sequence[str] = (),
    settings: Mapping[str, str] | None = None,
    token: str = "",
    *,
    small: bool = True,
) -> Iterator[tuple[httpx.Client, BaseProcess]]:
    """A client of a service that answers, and its process, which is ended behind it if it runs still."""
    said = data.with_name(f"{data.name}-service.txt")
    headers = {"authorization": f"Bearer {token}"} if token else {}
    with closing(listening("127.0.0.1", 0)) as kept:  # for the service: nobody else is given the port meanwhile
        port = kept.getsockname()[1]
        process = started(data, said, ["serve", *options], port=port, settings=settings or {}, is_small=small)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=_PATIENCE) as client:
            try:
                _wait(client, process, said)
                yield client, process
            finally:
                process.terminate()
                process.join(10)
                process.kill()
                process.join()


def _wait(client: httpx.Client, process: BaseProcess, said: Path) -> None:
    """Until it says that it answers: of several workers all do then."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.is_alive():
        with suppress(httpx.TransportError, FileNotFoundError):
            if "answers at" in said.read_text(encoding="utf-8") and client.get("/ready").status_code == 200:
                return
        time.sleep(0.02)
    raise RuntimeError(f"the service does not start: {said.read_text(encoding='utf-8')}")
