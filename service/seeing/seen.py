"""What of this room belongs into an application: routes, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from service.seeing.metrics import REQUESTS, Metrics
from service.seeing.status_page import status


@dataclass(frozen=True, slots=True)
class Seen:
    """`routes` and `middleware` as Litestar takes them."""

    routes: Sequence[Any] = ()
    middleware: Sequence[Any] = ()


#: The service tells nothing of itself.
UNSEEN = Seen()
#: `/metrics` and `/status`.
SEEN = Seen((Metrics, status), (REQUESTS.middleware,))
