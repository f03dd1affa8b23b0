PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check fuzz gold bench words lock exact audit wheel clean

help:
	@echo "make demo          extract the figures of five sample articles"
	@echo "make test          run the whole test suite"
	@echo "make check         lint and type-check"
	@echo "make fuzz          try texts for as long as SECONDS says (600), and long hostile ones"
	@echo "make gold GOLD=DIR score against annotated articles: DIR/input.jsonl with DIR/score.py"
	@echo "make bench NEWS=FILE   measure speed on articles in JSON Lines, beside Duckling"
	@echo "make words         regenerate the vocabulary that comes from CLDR"
	@echo "make lock          write requirements-dev.lock anew from pyproject.toml"
	@echo "make exact         make .venv anew with exactly the versions of that file"
	@echo "make audit         ask for known weaknesses of what the lock file names"
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
	$(BIN)/python -m pytest

check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

SECONDS ?= 600

fuzz: .venv/ready
	$(BIN)/python tests/reliability/fuzz.py -max_total_time=$(SECONDS) -max_len=4000 -verbosity=0
	$(BIN)/python tests/reliability/long_texts.py

gold: .venv/ready
	@test -n "$(GOLD)" || { echo "name the folder of annotated articles: make gold GOLD=DIR"; exit 2; }
	$(BIN)/factx extract --format jsonl $(GOLD)/input.jsonl | $(BIN)/python $(GOLD)/score.py $(GOLD) - --errors 20

bench: .venv/ready
	@test -n "$(NEWS)" || { echo "name a file of articles in JSON Lines: make bench NEWS=FILE"; exit 2; }
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python benchmarks/bench.py $(NEWS)

words: .venv/ready
	$(BIN)/python -m factx.vi.words.from_cldr

lock: .venv/ready
	$(BIN)/python -m pip install --quiet --group lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --all-extras --group dev \
		--no-header --no-annotate --no-emit-index-url --output-file requirements-dev.lock pyproject.toml

exact:
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch .venv/ready

audit: .venv/ready
	$(BIN)/python -m pip install --quiet --group audit
	$(BIN)/pip-audit --disable-pip --require-hashes --requirement requirements-dev.lock

wheel: .venv/ready
	$(BIN)/python -m build --wheel --outdir dist

clean:
	rm -rf .venv dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .fuzz
