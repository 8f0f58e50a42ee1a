"""OpenTelemetry: a span a request, sent to a collector. Loaded where `PINCITE_TRACES` names one, and nowhere else.

The instrumentation that there is for ASGI tells the whole address, in which questions stand; this tells the route.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from service.errors import ExtraMissing
from service.seeing.request_log import REQUEST

_EXTRA = "tracing"
_PACKAGES = ("opentelemetry.sdk", "opentelemetry.exporter.otlp.proto.http")


def traced(app: Any, collector: str) -> Any:
    """The application with a span around each request. Raises `ExtraMissing`.

    collector  its address, `http://127.0.0.1:4318/v1/traces`
    """
    missing = [package for package in _PACKAGES if not _is_there(package)]
    if missing:
        raise ExtraMissing(_EXTRA, missing)
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    provider = TracerProvider(resource=Resource.create({"service.name": "pincite"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=collector)))
    return Traced(app, provider.get_tracer("pincite"))


class Traced:
    def __init__(self, app: Any, tracer: Any) -> None:
        self._app, self._tracer = app, tracer

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        from opentelemetry.propagate import extract  # noqa: PLC0415
        from opentelemetry.trace import SpanKind  # noqa: PLC0415

        sent = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        method = str(scope["method"])
        with self._tracer.start_as_current_span(method, context=extract(sent), kind=SpanKind.SERVER) as span:

            async def send_seen(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    span.set_attribute("http.response.status_code", message["status"])
                await send(message)

            await self._app(scope, receive, send_seen)
            route = str(scope.get("path_template", ""))
            span.update_name(f"{method} {route}".strip())
            span.set_attributes({"http.request.method": method, "http.route": route, "pincite.request": REQUEST.get()})


def _is_there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:
        return False
