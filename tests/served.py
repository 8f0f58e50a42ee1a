"""An application that really listens, in a thread, for clients that open connections of their own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import uvicorn
from litestar import Litestar

from service.commands.serving import config_of, listening


@contextmanager
def served(app: Litestar, *, proxies: Sequence[str] = (), **changed: Any) -> Iterator[str]:
    """Gives the address, without a stroke at its end. `proxies` are believed, `changed` is what the server has otherwise."""
    own = listening("127.0.0.1", 0)
    config = config_of(app, proxies)
    config.timeout_graceful_shutdown = 2  # seconds: connections that a test has left open end with the server
    for name, value in changed.items():
        setattr(config, name, value)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{own.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(30)
        own.close()
