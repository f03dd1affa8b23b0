PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check fuzz taken-out gold bench words docs charts lock exact audit wheel clean

help:
	@echo "make demo          extract the figures of five sample articles"
	@echo "make test          run the whole test suite"
	@echo "make check         lint and type-check"
	@echo "make fuzz          try texts for as long as SECONDS says (600), and long hostile ones"
	@echo "make taken-out     take out each protection, or those in NAMES, and see that the tests notice"
	@echo "make gold GOLD=DIR evaluate on annotated articles, DIR/input.jsonl, beside DIR/score.py if it is there"
	@echo "make bench NEWS=FILE   measure speed on articles in JSON Lines, beside other tools; in RUNS, if more than one"
	@echo "make words         regenerate the vocabulary that comes from CLDR"
	@echo "make docs          write the generated pages and build the site into build/site/"
	@echo "make charts        bundle the page's charting library again, from the versions that its package.json names"
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
	@echo "The command is $(BIN)/factx; try: $(BIN)/factx extract seeds/new-start.txt -o facts.html"

test: .venv/ready
	@for tool in jq java chromium sqlite3; do command -v $$tool > /dev/null || missing=1; done; test -z "$$missing" || \
		{ apt-get update -qq && apt-get install -y -qq jq default-jre-headless chromium sqlite3; }
	$(BIN)/python -m pytest

check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

SECONDS ?= 600

fuzz: .venv/ready
	$(BIN)/python tests/reliability/fuzz.py -max_total_time=$(SECONDS) -max_len=4000 -verbosity=0
	$(BIN)/python tests/reliability/long_texts.py

taken-out: .venv/ready
	$(BIN)/python tests/reliability/taken_out.py $(NAMES)

gold: .venv/ready
	@test -n "$(GOLD)" || { echo "name the folder of annotated articles: make gold GOLD=DIR"; exit 2; }
	@mkdir -p build
	$(BIN)/factx extract $(GOLD)/input.jsonl -o build/gold.jsonl
	@$(BIN)/factx evaluate $(GOLD) build/gold.jsonl
	@! test -e $(GOLD)/score.py || { \
	  $(BIN)/factx evaluate $(GOLD) build/gold.jsonl --format json | jq -S 'del(.differences)' > build/evaluated.json; \
	  $(BIN)/python $(GOLD)/score.py $(GOLD) build/gold.jsonl --json | jq -S . | diff build/evaluated.json - && \
	  echo "score.py agrees to the last digit"; }

RUNS ?= 1

bench: .venv/ready
	@test -n "$(NEWS)" || { echo "name a file of articles in JSON Lines: make bench NEWS=FILE"; exit 2; }
	$(BIN)/python -m pip install --quiet --group bench
	@command -v npm > /dev/null || { apt-get update -qq && apt-get install -y -qq nodejs npm; }
	npm install --prefix benchmarks --no-package-lock --no-audit --no-fund --silent
	$(BIN)/python benchmarks/bench.py $(NEWS) docs/performance.json $(RUNS)
	$(BIN)/python benchmarks/draw.py docs/performance.json docs/performance.svg

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
	$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements-dev.lock

docs: .venv/ready
	$(BIN)/python -m pip install --quiet --group docs
	$(BIN)/python docs/generate.py
	@# Material would advertise its successor
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

CHARTS := factx/writers/html/charts
charts:
	rm -rf build/charts && mkdir -p build && cp -r $(CHARTS) build/charts
	cd build/charts && npm ci --silent && npx esbuild charts.js --bundle --minify --format=iife --global-name=Plot \
		--legal-comments=none --metafile=meta.json --outfile=charts.min.js
	cd build/charts && for package in $$(npm ls --all --omit=dev --parseable); do \
		if grep -q "\"$${package#$$PWD/}/" meta.json; then \
			printf '== %s ==\n\n' "$${package##*node_modules/}"; cat $$package/LICENSE*; echo; fi; done > LICENSES.txt
	cp build/charts/charts.min.js build/charts/LICENSES.txt $(CHARTS)

wheel: .venv/ready
	$(BIN)/python -m build --wheel --outdir dist

clean:
	rm -rf .venv dist build benchmarks/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis .fuzz
