# `make demo` and `make test` need Python 3.11 or later and nothing else: they set up .venv by themselves.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEMO := build/demo

.PHONY: demo test lint format rules-test schema rates rates-grammar fuzz wheel bench identity languagetool clean

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,all]'
	$(BIN)/python -m compileall -q cleanup # as pip does for a package that is not editable
	touch $@

## The originals of the gold documents, cleaned, with every change shown.
demo: $(READY)
	rm -rf $(DEMO)
	$(BIN)/python -c "from cleanup.evaluate.gold import write_originals; write_originals('corpus', '$(DEMO)/original')"
	$(BIN)/cleanup fix --diff $(DEMO)/original
	$(BIN)/cleanup fix --quiet --output $(DEMO)/clean --report $(DEMO)/report.html $(DEMO)/original
	@echo "before: $(DEMO)/original   after: $(DEMO)/clean"
	@echo "report: $(DEMO)/report.html (open it in a browser)"

test: lint
	$(BIN)/python -m pytest
	$(BIN)/cleanup rules test

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

rules-test: $(READY)
	$(BIN)/cleanup rules test

## After a change of cleanup/rulebook/model.py.
schema: $(READY)
	$(BIN)/cleanup rules schema > cleanup/schema/rules.schema.json

## After a change of rules, lexicons or detectors: rules/rates.lock and the table in docs/. CLEAN is clean JSONL.
CLEAN ?= ../shared/clean/clean.jsonl.gz
rates: $(READY)
	$(BIN)/python bench/rates.py $(CLEAN)

## After a change of rules/grammar.yaml: its rows of rules/rates.lock. Wants LanguageTool (make languagetool).
rates-grammar: $(READY)
	$(BIN)/python bench/rates.py --grammar $(CLEAN)

## The properties of the tests with many more examples, at random; `make test` tries the same few in every run.
fuzz: $(READY)
	CLEANUP_FUZZ=20 $(BIN)/python -m pytest $$(grep -rl '@given' tests --include='*.py')

wheel: $(READY)
	$(BIN)/python -m build --wheel

## Start-up beside codespell, speed beside ftfy; both state ratios.
bench: $(READY)
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/speed.py

## LanguageTool for the grammar stage (245 MB): with Maven, else downloaded; into a cache folder outside the tree.
languagetool: $(READY)
	$(BIN)/python bench/languagetool.py

## Undo gives every original back, whole and by rule, and the log alone rebuilds the output. FILES: others than corpus/.
identity: $(READY)
	$(BIN)/python bench/identity.py $(FILES)

clean:
	rm -rf build dist
