"""Pincite for programs: the client of its service. It needs httpx, and nothing else of Pincite."""

from __future__ import annotations

from pincite.client import AsyncClient, Client
from pincite.errors import PinciteError
from pincite.events import Event, joined

__all__ = ["AsyncClient", "Client", "Event", "PinciteError", "joined"]
