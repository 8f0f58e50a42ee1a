"""Where things lie for tests: the checkout, and the data that is handed over beside it and may be absent."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
