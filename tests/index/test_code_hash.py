"""The hash of the code changes with what decides what a snapshot holds, and with nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import corpus
import index
from index.code_hash import hash_of_code, hash_of_files, reached

#: What is built here comes from three folders deep; `search.py` is not needed for it.
CODE = {
    "corpus/__init__.py": "",
    "corpus/formats/__init__.py": "",
    "corpus/formats/slate/__init__.py": "",
    "corpus/formats/slate/read.py": '''
"""Slates."""

#: Characters.
WIDTH = 40


def width(slate: str) -> int:
    """Of one slate."""
    return min(len(slate), WIDTH)  # never wider
''',
    "index/__init__.py": "",
    "index/build.py": "import json\nfrom corpus.formats.slate.read import width\nfrom index import words\n",
    "index/words.py": "import tomllib\n",
    "index/words.toml": '# pairs\nsame = [["ferry", "boat"]]\n',
    "index/search.py": "from index.build import width\n",
}
SLATE = "corpus/formats/slate/read.py"


@pytest.fixture
def code(tmp_path: Path) -> Path:
    for name, text in CODE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> bool:
    """Put other words into a file; True if the hash is another one then."""
    hash_of_code.cache_clear()
    before = hash_of_code(root)
    path = root / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    hash_of_code.cache_clear()
    return hash_of_code(root) != before


@pytest.fixture(autouse=True)
def forgotten() -> None:
    hash_of_code.cache_clear()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SLATE, "WIDTH = 40", "WIDTH = 41"),
        (SLATE, "min(len(slate), WIDTH)", "min(WIDTH, len(slate))"),
        (SLATE, "def width(slate: str)", "def width(slate: bytes)"),
        (SLATE, "return min", "print()\n    return min"),
        ("index/words.py", "import tomllib", "import tomllib\nSHORTEST = 3"),
        ("index/words.py", "import tomllib", "import index.stems"),
        ("index/words.toml", "boat", "ship"),
    ],
)
def test_what_a_module_does_and_what_a_table_says_counts(code: Path, name: str, old: str, new: str) -> None:
    assert change(code, name, old, new)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SLATE, "Of one slate.", "Of a slate, in characters."),
        (SLATE, '    """Of one slate."""\n', ""),
        (SLATE, "# never wider", "# narrower slates are left as they are"),
        (SLATE, "#: Characters.\n", "\n\n#: Characters, without line ends.\n#: Slates are no wider.\n"),
        (SLATE, '"""Slates."""\n', '"""Slates, read."""\n'),
        (SLATE, "WIDTH = 40", "WIDTH = (\n    40\n)"),
        ("index/words.toml", "# pairs\n", "# words that mean the same\n\n"),
    ],
)
def test_comments_docstrings_and_the_form_of_lines_do_not_count(code: Path, name: str, old: str, new: str) -> None:
    assert not change(code, name, old, new)


def test_a_new_module_counts_when_something_uses_it(code: Path) -> None:
    assert not change(code, "corpus/formats/slate/chalk.py", "", "WHITE = 1\n")
    assert change(code, SLATE, "WIDTH = 40", "from corpus.formats.slate.chalk import WHITE as WIDTH")
    assert change(code, "corpus/formats/slate/chalk.py", "WHITE = 1", "WHITE = 2")


def test_a_module_used_within_a_function_alone_counts(code: Path) -> None:
    assert change(code, SLATE, "return min", "from corpus import chalk\n    return min")
    assert change(code, "corpus/chalk.py", "", "WHITE = 1\n")


def test_a_new_table_beside_a_module_that_counts_does_as_well(code: Path) -> None:
    assert change(code, "corpus/formats/slate/signs.toml", "", "stroke = 1\n")


def test_what_only_uses_what_was_built_does_not_count(code: Path) -> None:
    assert not change(code, "index/search.py", "from index.build import width", "from index.build import width as w")


def test_a_module_of_another_name_counts_though_it_says_the_same(code: Path) -> None:
    before = hash_of_code(code)
    (code / "index" / "words.py").rename(code / "index" / "stems.py")
    (code / "index" / "build.py").write_text(CODE["index/build.py"].replace("words", "stems"), encoding="utf-8")
    hash_of_code.cache_clear()
    assert hash_of_code(code) != before


# --- the code as it is -------------------------------------------------------------------------------------


def modules_in(*folders: str) -> set[str]:
    """The modules of folders, by their names."""
    root = Path(index.__path__[0]).parent
    paths = (path for folder in folders for path in (root / folder).rglob("*.py"))
    return {".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__") for path in paths}


def test_all_that_reads_understands_and_prepares_documents_counts() -> None:
    counted = set(reached())
    assert modules_in("corpus/formats", "corpus/grammar", "corpus/printing") <= counted
    assert {"corpus.symbol", "corpus.card", "corpus.document", "corpus.names", "corpus.holdings.source"} <= counted
    assert {"corpus.citations.references", "index.chunk", "index.passage_context", "index.words"} <= counted
    assert {"index.acronyms", "index.embed", "index.keywords", "index.vectors"} <= counted


def test_fetching_training_reading_and_searching_do_not_count() -> None:
    others = modules_in("corpus/fetching", "index/training", "index/reading") | {"index.search", "index.snapshot"}
    assert not others & set(reached())


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for package in (corpus, index):
        place = tmp_path / package.__name__
        shutil.copytree(package.__path__[0], place, ignore=shutil.ignore_patterns("__pycache__", "model", "training"))
    return tmp_path


@pytest.mark.parametrize("name", ["related.toml", "spellings.toml"])
def test_a_changed_table_of_words_counts(copied: Path, name: str) -> None:
    assert hash_of_code(copied) == hash_of_code()
    assert change(copied, f"index/{name}", "groups = [", 'groups = [\n    ["ferryman", "boatman"],')


def test_files_of_the_same_bytes_have_the_hash_of_code_that_was_written_down(code: Path) -> None:
    """So that a start need not parse them: a comment changes that of the bytes, and never that of the code alone."""
    before = hash_of_files(code), hash_of_code(code)
    path = code / SLATE
    path.write_text(path.read_text(encoding="utf-8") + "# one more\n", encoding="utf-8")
    hash_of_files.cache_clear()
    assert hash_of_files(code) != before[0]
    hash_of_code.cache_clear()
    assert hash_of_code(code) == before[1]
