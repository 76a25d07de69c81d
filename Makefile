# The commands that people type. Each target first installs what it needs. REPORT, EDITION and
# PROFILE narrow a build: make report REPORT=a_62_502 EDITION=zh PROFILE=final. The demonstration
# takes as long as the first report, so `make report` builds it only if it is named.

PY := .venv/bin/python
TYPED := build.py gareport tests/bench.py
EDITIONS := $(addprefix --edition ,$(EDITION))
PROFILES := $(addprefix --profile ,$(PROFILE))
REPORTS := $(filter-out demonstration,$(patsubst content/%/,%,$(wildcard content/*/)))
LOCK := uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
	$(if $(UPGRADE),--upgrade)
LOCK_NPM := NODE_USE_SYSTEM_CA=1 $(PY:python=npm) install --prefix tests/office --package-lock-only \
	--omit-lockfile-registry-resolved --no-audit --no-fund --loglevel error

.DEFAULT_GOAL := help
.PHONY: report validate check sync status new ids fix show test test-slow slowest lint golden bench setup setup-test lock clean help

report: setup ## Build the reports, or one: REPORT=demonstration EDITION=zh PROFILE=final
	@$(PY) build.py build $(or $(REPORT),$(REPORTS)) $(EDITIONS) $(PROFILES)

validate: setup-test ## Build every report and run the validators on each file
	@$(PY) build.py build --validate $(REPORT) $(EDITIONS) $(PROFILES)

check: setup ## Report every error, build nothing
	@$(PY) build.py check $(REPORT)

sync: setup ## Update the translators' files from the content
	@$(PY) build.py sync $(REPORT)

new: setup ## Start a report: SYMBOL=A/62/502, in Chinese: LANGUAGE=zh, another document: KIND=letter
	@$(PY) build.py new $(SYMBOL) $(addprefix --language ,$(LANGUAGE)) $(addprefix --kind ,$(KIND))

ids: setup ## Give an id to every block that has none
	@$(PY) build.py ids $(REPORT)

fix: setup ## Show what fixes the findings with a certain remedy, or write it: WRITE=1
	@$(PY) build.py fix $(REPORT) $(if $(WRITE),--write)

show: setup ## Print the numbers of a report with its ids: REPORT=a_62_502 EDITION=zh
	@$(PY) build.py show $(REPORT) $(EDITIONS)

status: setup ## Show the progress of each translation
	@$(PY) build.py status $(REPORT)

test: lint ## Run the linters and the tests that every change needs
	@$(PY) -m pytest --numprocesses auto --dist worksteal -m 'not slow'

test-slow: setup-test ## Run the tests that take long and rarely fail
	@$(PY) -m pytest --numprocesses auto --dist worksteal -m slow

slowest: setup-test ## Run the tests of `make test`, and list the ten slowest
	@$(PY) -m pytest --numprocesses auto --dist worksteal -m 'not slow' --durations 10

lint: setup-test ## Check style, formatting, types and imports
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy --strict $(TYPED)
	@.venv/bin/lint-imports --no-logo --no-cache

golden: setup-test ## Rewrite the expected outputs of the tests
	@$(PY) -m pytest --update-golden

bench: setup-test ## Measure the speed and print a table
	@$(PY) tests/bench.py

setup: ## Install what a build needs, if it is missing
	@./setup.sh

setup-test: ## Install what the tests need, if it is missing
	@./setup.sh test

lock: ## Pin the requirements with their hashes (needs uv; UPGRADE=1 for newer releases)
	@$(LOCK) pyproject.toml --output-file requirements.txt
	@$(LOCK) requirements-test.in --output-file requirements-test.txt
	@./setup.sh test
	@$(LOCK_NPM) >/dev/null

clean: ## Delete the outputs and the caches
	@find output -mindepth 1 ! -path output/.gitignore -delete
	@rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -path ./.venv -prune -o -type d -name __pycache__ -exec rm -rf {} +

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14
