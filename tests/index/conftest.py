"""Hypothesis, made deterministic for the tests of `index`."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("index", max_examples=80, deadline=None, derandomize=True, database=None)
settings.load_profile("index")
