"""What the process loads that all others are forked from: so that what is killed is work."""

from __future__ import annotations

from importlib import import_module

from index.code_hash import hash_of_code, hash_of_files
from index.gazetteer import other_names
from index.languages import languages_of
from tests.faults import victims

for name in ("bm25s", "tqdm", "corpus.grammar.understand", "corpus.formats.text", "corpus.formats.markdown"):
    import_module(name)
hash_of_code()
hash_of_files()
other_names("Selby")
languages_of(["The ferries were found adrift outside the harbour."])
LOADED = (victims,)
