"""What is loaded before the first file of a kind is what its reader loads."""

from __future__ import annotations

import dis

import pytest

from corpus.holdings import readers


@pytest.mark.parametrize("suffix", readers.READERS)
def test_what_is_loaded_beforehand_is_what_the_reader_loads(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(readers, "import_module", loaded.append)
    readers.load_reader(suffix)
    own = [told.argval for told in dis.get_instructions(readers.READERS[suffix]) if told.opname == "IMPORT_NAME"]
    assert loaded == own
