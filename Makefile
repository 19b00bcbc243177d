# The two commands are `make demo` and `make test`. Everything they need goes into .venv.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
VERSIONS := .ci/versions.txt
JOBS ?= 2
export INQUIRY_HOME ?= instance

.PHONY: help demo demo-fresh run test test-all bench bench-quick lint catalogue versions pictures corpus-table clean system

help:
	@echo "make demo         a believable district on http://127.0.0.1:8000, with sign-in links to step in as its people"
	@echo "make demo-fresh   the same, begun anew"
	@echo "make run          an empty site; its first page makes the first administrator, school and team"
	@echo "make test         proves that it works (SQLite, PostgreSQL and a real Chromium)"
	@echo "make test-all     also the slow corpora and torture runs"
	@echo "make bench        how quick it is, beside the floor measured in the same run (bench-quick: a few minutes)"
	@echo "make pictures     the screenshots in docs/pictures, made anew"
	@echo "make lint         ruff and the type checker"
	@echo "make versions     the newest version of every library; run the tests afterwards"

$(VENV)/.ready: pyproject.toml CHANGELOG.md $(VERSIONS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Inquiry needs Python 3.11 or newer; this is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python’s venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --constraint $(VERSIONS) --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --constraint $(VERSIONS) --editable '.[dev]'
	@touch $@

demo: export INQUIRY_HOME = instance/demo
demo: $(VENV)/.ready
	@$(RUN)/inquiry demo

demo-fresh: export INQUIRY_HOME = instance/demo
demo-fresh: $(VENV)/.ready
	@$(RUN)/inquiry demo --fresh

run: $(VENV)/.ready
	@$(RUN)/inquiry run

system:
	@./scripts/system_packages

# A browser that is starved for a moment gets a second look; a claim that is false fails each time.
LOOK_AGAIN := --reruns 2 --only-rerun "TimeoutError|Locator expected"

# A test that hangs is ended with its worker and told by name, instead of holding up everything for hours.
NO_HANGING := --timeout 900 --timeout-method thread --max-worker-restart 4

# What failed while two others pulled at the same machine is asked once more, alone; a claim that is false fails again.
ALONE = { echo "Once more, alone: what failed."; \
	$(RUN)/python -m pytest -q -n 1 --dist loadgroup $(NO_HANGING) --last-failed --last-failed-no-failures none -m "not slow"; }

test: $(VENV)/.ready-dev system lint
	@$(RUN)/python -m pytest -q -n $(JOBS) --dist loadgroup $(NO_HANGING) $(LOOK_AGAIN) --durations 15 -m "not slow" || $(ALONE)

test-all: $(VENV)/.ready-dev system lint
	@$(RUN)/python -m pytest -q -n $(JOBS) --dist loadgroup $(NO_HANGING) $(LOOK_AGAIN)

lint: $(VENV)/.ready-dev
	@$(RUN)/ruff check --quiet . && $(RUN)/ruff format --quiet --check . && $(RUN)/mypy

bench: $(VENV)/.ready-dev system
	@$(RUN)/python -m tests.bench

bench-quick: $(VENV)/.ready-dev system
	@$(RUN)/python -m tests.bench --quick

catalogue: $(VENV)/.ready-dev
	@$(RUN)/python scripts/catalogue.py

versions:
	@rm -rf $(VENV) && $(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@{ head -n 1 $(VERSIONS); $(RUN)/python -m pip freeze --exclude-editable; } > $(VENV)/versions && mv $(VENV)/versions $(VERSIONS)

pictures: $(VENV)/.ready-dev system
	@$(RUN)/python scripts/pictures.py

corpus-table: $(VENV)/.ready-dev
	@$(RUN)/python scripts/upload_corpus.py
	@$(RUN)/python scripts/calendar_corpus.py

clean:
	rm -rf $(VENV) instance dist .pytest_cache .ruff_cache .mypy_cache .hypothesis
