"""Pincite for programs: the client of its service. It needs httpx, and nothing else of Pincite."""

from __future__ import annotations

from pincite.client import AsyncClient, Client, PinciteError

__all__ = ["AsyncClient", "Client", "PinciteError"]
