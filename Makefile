PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check gold bench words wheel clean

help:
	@echo "make demo          extract the figures of five sample articles"
	@echo "make test          run the whole test suite"
	@echo "make check         lint and type-check"
	@echo "make gold GOLD=DIR score against annotated articles: DIR/input.jsonl with DIR/score.py"
	@echo "make bench NEWS=FILE   measure speed on articles in JSON Lines, beside Duckling"
	@echo "make words         regenerate the vocabulary that comes from CLDR"
	@echo "make wheel         build the wheel into dist/"
	@echo "make clean         remove what the above made"

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv || { apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; }
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

demo: .venv/ready
	@$(BIN)/factx extract seeds

test: .venv/ready
	@command -v jq > /dev/null || { apt-get update -qq && apt-get install -y -qq jq; }
	@command -v sqlite3 > /dev/null || { apt-get update -qq && apt-get install -y -qq sqlite3; }
	$(BIN)/python -m pytest

check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

gold: .venv/ready
	@test -n "$(GOLD)" || { echo "name the folder of annotated articles: make gold GOLD=DIR"; exit 2; }
	$(BIN)/factx extract --format jsonl $(GOLD)/input.jsonl | $(BIN)/python $(GOLD)/score.py $(GOLD) - --errors 20

bench: .venv/ready
	@test -n "$(NEWS)" || { echo "name a file of articles in JSON Lines: make bench NEWS=FILE"; exit 2; }
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python benchmarks/bench.py $(NEWS)

words: .venv/ready
	$(BIN)/python -m factx.vi.words.from_cldr

wheel: .venv/ready
	$(BIN)/python -m build --wheel --outdir dist

clean:
	rm -rf .venv dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
