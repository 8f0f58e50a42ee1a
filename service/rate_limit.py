"""How often one caller may ask: Litestar's fixed windows, told of in `RateLimit-*` and refused with `Retry-After`."""

from __future__ import annotations

from typing import Any

import anyio
from litestar.exceptions import TooManyRequestsException
from litestar.middleware import DefineMiddleware
from litestar.middleware.rate_limit import CacheObject, RateLimitConfig, RateLimitMiddleware
from litestar.stores.base import Store
from litestar.stores.memory import MemoryStore
from litestar.types import ASGIApp, Receive, Scope, Send

from service.access import Access, is_free
from service.errors import TooManyRequests
from service.protection import Rate

#: Requests after which callers are forgotten whose window is over: nobody else does, and addresses are many.
_SWEPT = 1_000


def rate_limit(rate: Rate, access: Access) -> DefineMiddleware:
    config = RateLimitConfig(
        rate_limit=(rate.unit, rate.most),
        identifier_for_request=access.caller,
        check_throttle_handler=lambda request: not is_free(request),
    )
    return DefineMiddleware(_RateLimit, config=config, lock=anyio.Lock())


class _RateLimit(RateLimitMiddleware):
    """Made for each route; `lock` is that of all of them, since they count together."""

    def __init__(self, app: ASGIApp, config: RateLimitConfig, lock: anyio.Lock) -> None:
        super().__init__(app, config)
        self._lock = lock
        self._counted = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        except TooManyRequestsException as error:
            told = error.headers or {}
            raise TooManyRequests(max(1, int(told[self.config.rate_limit_reset_header_key])), told) from error

    async def set_cached_history(self, key: str, cache_object: CacheObject, store: Store) -> None:
        await super().set_cached_history(key, cache_object, store)
        self._counted += 1
        if self._counted % _SWEPT == 0 and isinstance(store, MemoryStore):
            await store.delete_expired()

    def cache_key_from_request(self, request: Any) -> str:
        return str(self.get_identifier_for_request(request))
