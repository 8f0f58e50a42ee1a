"""The Model Context Protocol over standard input and output, for a client that starts the command itself."""

from __future__ import annotations

from urllib.parse import urlsplit

import anyio

from service import urls
from service.mcp_server.server import Desk, server


def speak(desk: Desk, site: str) -> None:
    """Until the client closes standard input. `site` is the service whose pages are linked, "" for none."""
    with urls.asked_at(site), urls.below(urlsplit(site).path):
        anyio.run(_speak, desk)


async def _speak(desk: Desk) -> None:
    from mcp.server.stdio import stdio_server  # noqa: PLC0415  # see server

    spoken = server(desk)
    async with stdio_server() as (reading, writing):
        await spoken.run(reading, writing, spoken.create_initialization_options())
