# Two commands: `make serve` and `make test`. Both make .venv when it is missing and reinstall nothing otherwise.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: serve test test-corpus check measure reading follow-ups larger speed words screenshots pictures train calibrate clean

serve: .venv/installed
	$(BIN)/pincite serve

# In as many processes as there are cores; the browser, which waits for what is drawn, has the machine to itself. The tests of
# corpus/ run in an environment of their own; here only those of ../shared.
test: .venv/installed-dev check test-corpus
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "not browser and (shared or not corpus)"
	$(BIN)/python -m pytest -m browser

# The tests of corpus/ with the group "corpus" of pyproject.toml and nothing else: no torch, faiss, litestar.
test-corpus: .venv-corpus/installed
	.venv-corpus/bin/python -m pytest -n auto --dist loadfile tests/corpus -m "not shared"

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The tables of docs/measures.md, from the reporting halves of the question sets; needs ../shared/data.
measure: .venv/installed-dev
	$(BIN)/python -m tests.quality.measure

# How well PDFs and Word files are read, and that no figure falls below its floor; needs ../shared/data. Four minutes.
reading: .venv/installed-dev
	$(BIN)/python -m tests.quality.reading

# The table of follow-up questions in docs/measures.md; needs ../shared/data.
follow-ups: .venv/installed-dev
	$(BIN)/python -m tests.quality.follow_ups

# The table of larger questions in docs/measures.md; needs ../shared/data.
larger: .venv/installed-dev
	$(BIN)/python -m tests.quality.larger_answers

# How long an answer takes, as a ratio to a peer in the same run.
speed: .venv/installed-dev
	$(BIN)/python -m tests.speed.measure
	$(BIN)/python -m tests.speed.batch

# The catalogues in web/locale, brought up to what code, templates and scripts say; what is new is left to translate.
words: .venv/installed-dev
	$(BIN)/python -m tests.locale.catalogues

# Pictures of every page and state of the service that runs at AT, in out/screenshots: four widths, both themes.
AT ?= http://127.0.0.1:8000
screenshots: .venv/installed-dev
	$(BIN)/python -m tests.browser.screenshots $(AT) out/screenshots

# The reader's networks, the matrix for questions and the intent network, from nothing: four hours on two cores with
# bfloat16; started again, it goes on.
train: .venv/installed-dev
	$(PIP) --editable ".[second]"
	$(BIN)/python -m index.training.train_reader
	$(BIN)/python -m index.training.export_reader out/reader/more.pt
	$(BIN)/python -m index.training.train_second
	$(BIN)/python -m index.training.export_second out/reader/second.pt
	$(BIN)/python -m index.training.train_question_matrix
	$(BIN)/python -m index.training.train_intent
	$(BIN)/python -m index.training.train_intent_across

# What the reader's figures count, and the calibration, fitted on the choosing half; needs ../shared/data.
calibrate: .venv/installed-dev
	$(BIN)/python -m tests.quality.calibrate

# The pictures in docs/pictures, with a service of its own that holds the letter.
pictures: .venv/installed-dev
	$(BIN)/python -m tests.browser.pictures docs/pictures

clean:
	rm -rf .venv .venv-corpus data .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Pincite needs Python 3.11 or later; say which with: make serve PYTHON=python3.12"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing into .venv (about 2 GB with torch; a minute or two) ..."
	$(PIP) --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	@echo "installing the test tools ..."
	$(PIP) --editable ".[dev,integrations]"
	@touch $@

# pip reads dependency groups by itself from 25.1 on.
.venv-corpus/installed: pyproject.toml constraints.txt
	test -x .venv-corpus/bin/python || $(PYTHON) -m venv .venv-corpus
	@echo "installing what corpus/ needs into .venv-corpus ..."
	.venv-corpus/bin/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt \
	  $$($(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["corpus"])')
	@touch $@
