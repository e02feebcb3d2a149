# The two commands are `make serve` and `make test`; `make` alone lists all of them.
# Everything is kept inside this folder: .venv/, node_modules/, .cache/, build/, site/.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# What can be set: the Python that the environment is made with, the port of `make serve`,
# arguments for pytest, where the site will be served (https://…), and the npm package of Pyodide to build for (versions: package.json).
PYTHON ?= python3
PORT ?= 8000
PYTEST_ARGS ?=
ROUNDS ?= 7
PARTS ?=
SIZES ?=
ONLY ?=
export PARTS SIZES ONLY
COUNT ?= 500
SCALE ?= 1
export SCALE
SITE_ADDRESS ?=
REPOSITORY ?=
ADDRESS ?=
export PORT
export SITE_ADDRESS REPOSITORY
export PYODIDE ?= pyodide
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material announces other projects on every build otherwise.
export NO_MKDOCS_2_WARNING := 1

PY := .venv/bin/python
PIP := $(PY) -m pip install --no-input --require-hashes
# Shows pip's progress as one line a package; its errors are shown as they are.
PIP_PROGRESS := sed -un 's/^Collecting \([^ ]*\).*/  \1/p'
MADE := .cache/make
CODE := macros widgets tests

# Files that outputs are made of. Their names are listed in a file, so that one taken away counts too.
SOURCES := rules_data macros docs widgets mkdocs.yml CHANGELOG.md
FIND := find $(wildcard $(SOURCES)) -type f -not -name '*.pyc' -not -path '*/.*' -not -path '*/bundles/*'
NAMES := $(sort $(shell $(FIND)))
TOOLS := $(filter macros/toolchain/% widgets/build/%,$(NAMES))
ENGINE := $(filter widgets/pyproject.toml widgets/rulecheck/%,$(NAMES))
PAGES := $(filter-out $(TOOLS),$(NAMES))
DATA := $(filter rules_data/% macros/%,$(PAGES))
BUNDLES := $(wildcard widgets/rulecheck/bundles/*.json)

.PHONY: help new-instrument score print pictures zensical publish verify serve build test test-next bench lighthouse fuzz mutate lint format types contracts data train wheel update clean distclean venv venv-test browser FORCE

help: ## List these commands
	@echo "Commands (make NAME):"
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null \
	  || sed -nE 's/^([a-z-]+):[^#]*## (.*)/  \1	\2/p' $(MAKEFILE_LIST)

serve: build ## Set everything up, build the site and serve it on this machine (PORT=8000)
	@$(PY) -m macros.toolchain.serve

build: site/index.html ## Build the site into site/

print: .venv/.print $(MADE)/data ## Make the PDF and EPUB of the edition in build/print/, which the site then links
	@$(PY) -m macros.printing

pictures: venv-test browser build ## Take the pictures of the site beside plain Material's that the page on architecture shows
	@$(PY) -m macros.picturing

zensical: build .cache/zensical/.installed ## Build the same pages with Zensical in build/zensical/, for comparison
	@$(PY) -m macros.zensical

publish: build ## Make the folder for a static host, build/public/, and check it (SITE_ADDRESS=https://...)
	@$(PY) -m macros.toolchain.publish

verify: venv ## Compare a deployed copy with the published folder of this build (ADDRESS=https://...)
	@test -n '$(ADDRESS)' || { echo "Say which copy: make verify ADDRESS=https://example.org/rules/" >&2; exit 2; }
	@test -f build/public/SHA256SUMS || { echo "There is nothing to compare with: run make publish first, with the address that the copy was built for." >&2; exit 2; }
	@$(PY) -m macros.publishing.verify '$(ADDRESS)' build/public/SHA256SUMS

test: venv-test tests/node/node_modules/.installed browser lint types contracts build ## Set up what tests need, and run all of them (PYTEST_ARGS=...)
	@$(PY) -m pytest -n auto --dist loadfile $(PYTEST_ARGS)

test-next: ## Run all tests with the newer line of Pyodide (pyodide-next in package.json)
	@$(MAKE) test PYODIDE=pyodide-next

bench: venv-test browser build .cache/bench/.installed ## Time the site against others and write the page on speed (ROUNDS=7, about a quarter of an hour; PARTS=starts,building runs those alone)
	@$(PY) -m macros.benching $(ROUNDS)

lighthouse: browser build .cache/lighthouse/.installed ## Judge each kind of page by Lighthouse and keep the scores (ROUNDS=3, about half an hour; ONLY=en/check/ judges that alone)
	@$(PY) -m macros.auditing $(if $(filter file,$(origin ROUNDS)),,$(ROUNDS))

fuzz: venv-test $(MADE)/data .cache/fuzz/.installed ## Fuzz the engine's entries with a million inputs (SCALE=1, about fifteen minutes)
	@PYTHONPATH=widgets:. .cache/fuzz/bin/python -m tests.fuzzing

mutate: venv-test ## Damage every kind of data file 500 times and tell what was caught (COUNT=500, about half an hour)
	@$(PY) -m tests.damage $(COUNT)

lint: venv-test ## Check style and formatting, changing nothing
	@.venv/bin/ruff check $(wildcard $(CODE))
	@.venv/bin/ruff format --check $(wildcard $(CODE))

format: venv-test ## Put style and formatting right
	@.venv/bin/ruff check --fix $(wildcard $(CODE)) || true
	@.venv/bin/ruff format $(wildcard $(CODE))

types: venv-test ## Check the types
	@.venv/bin/mypy

contracts: venv-test ## Check which package imports which
	@.venv/bin/lint-imports

data: $(MADE)/data ## Compile rules_data/ into the engine's bundles

train: .venv/.train ## Train the reader's network on the corpus and write its weights (downloads PyTorch, gigabytes)
	@$(PY) -m macros.training

score: $(MADE)/data ## Score the reader on the test corpora and keep the figures for "How well it reads"
	@$(PY) -m macros.scoring --write

wheel: $(MADE)/wheel ## Build the engine's wheel into build/wheel/

update: .venv/.update ## Renew every lock: requirements/*.txt and package-lock.json
	@for set in test build print zensical pyodide node update train bench bench_wheels fuzz; do \
	  echo "Resolving requirements/$$set.in ..."; \
	  case $$set in \
	    test|zensical|node|update|bench) how="--universal --python-version 3.11 --upgrade";; \
	    build|print|train) how="--universal --python-version 3.11 --constraints requirements/test.txt";; \
	    bench_wheels) how="--no-deps --python-version 3.14 --upgrade";; \
	    fuzz) how="--no-deps --python-version 3.11 --upgrade";; \
	    pyodide) how="--no-deps --python-version 3.13 --constraints requirements/test.txt --upgrade";; \
	  esac; \
	  rm -f requirements/$$set.new; \
	  .venv/bin/uv pip compile --quiet --no-config --no-header --no-emit-index-url --generate-hashes \
	    $$how requirements/$$set.in --output-file requirements/$$set.new; \
	  mv requirements/$$set.new requirements/$$set.txt; \
	done
	@$(PY) -m macros.toolchain.node npm update --package-lock-only --ignore-scripts
	@$(PY) -m macros.toolchain.node npm --prefix macros/benching/npm update --package-lock-only --ignore-scripts
	@$(PY) -m macros.toolchain.node npm --prefix macros/auditing/npm update --package-lock-only --ignore-scripts
	@$(PY) -m macros.components.recording
	@echo "The locks are renewed: run \`make test\`, then commit them."

new-instrument: venv ## Begin an instrument from a text (ID=otherplace-2020-7 SLUG=2020-7 WITNESS=text.txt)
	@test -n '$(ID)' -a -n '$(SLUG)' -a -n '$(WITNESS)' || { echo "Say which: make new-instrument ID=otherplace-2020-7 SLUG=2020-7 WITNESS=text.txt (the text as received, one provision a line)." >&2; exit 2; }
	@$(PY) -m macros.scaffolding '$(ID)' '$(SLUG)' '$(WITNESS)'

clean: ## Remove what was built
	rm -rf site build .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -f widgets/rulecheck/bundles/*.json
	find $(wildcard $(CODE)) -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Remove what was installed, too
	rm -rf .venv node_modules tests/node/node_modules

venv: .venv/.build
venv-test: .venv/.test .venv/.rulecheck

browser: .venv/.test
	@$(PY) -m macros.toolchain.browser

# --- What is installed ---------------------------------------------------------------------

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or later is needed, and '$(PYTHON)' is not one: install it, or name one as in 'make $(MAKECMDGOALS) PYTHON=python3.12'." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo "Python's venv module is incomplete: install it ('apt-get install python3-venv' on Debian), then try again." >&2; exit 1; }
	@echo "Making the virtual environment .venv/ ..."
	@rm -rf .venv
	@$(PYTHON) -m venv .venv

.venv/.build: requirements/build.txt | $(PY)
	@echo "Installing what the build needs, about half a minute ..."
	@$(PIP) -r $< | $(PIP_PROGRESS)
	@touch $@

.venv/.test: requirements/test.txt .venv/.build
	@echo "Installing what the tests need, about half a minute ..."
	@$(PIP) -r $< | $(PIP_PROGRESS)
	@touch $@

.venv/.print: requirements/print.txt .venv/.build
	@echo "Installing what PDF and EPUB need ..."
	@$(PIP) -r $< | $(PIP_PROGRESS)
	@touch $@

.venv/.train: requirements/train.txt .venv/.rulecheck
	@echo "Installing PyTorch: gigabytes on Linux, some minutes ..."
	@$(PIP) -r $< | $(PIP_PROGRESS)
	@touch $@

.cache/zensical/.installed: requirements/zensical.txt | $(PY)
	@echo "Installing Zensical, apart from all else ..."
	@rm -rf $(@D) && $(PYTHON) -m venv $(@D)
	@$(@D)/bin/python -m pip install --no-input --require-hashes -r $< | $(PIP_PROGRESS)
	@touch $@

.cache/fuzz/.installed: requirements/fuzz.txt | $(PY)
	@echo "Installing what fuzzing needs, apart from all else ..."
	@rm -rf $(@D) && $(PYTHON) -m venv $(@D)
	@$(@D)/bin/python -m pip install --no-input --require-hashes -r $< | $(PIP_PROGRESS)
	@touch $@

.venv/.update: requirements/update.txt | $(PY)
	@$(PIP) -r $< | $(PIP_PROGRESS)
	@touch $@

# The engine as an editable package, for `.venv/bin/rulecheck` and for imports.
.venv/.rulecheck: widgets/pyproject.toml .venv/.build
	@$(PY) -m pip install --quiet --no-deps --no-build-isolation --editable widgets
	@touch $@

.venv/.node: requirements/node.txt .venv/.build
	@$(PY) -m macros.toolchain.node find >/dev/null 2>&1 || { \
	  echo "Installing Node from PyPI, about 60 MB ..."; \
	  $(PIP) -r $< | $(PIP_PROGRESS); }
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc .venv/.node
	@echo "Installing Pyodide from npm, about 11 MB ..."
	@$(PY) -m macros.toolchain.node npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

tests/node/node_modules/.installed: tests/node/package.json tests/node/package-lock.json .venv/.node
	@echo "Installing what judges accessibility and HTML from npm ..."
	@$(PY) -m macros.toolchain.node npm ci --prefix tests/node --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.cache/in-pyodide/.installed: requirements/pyodide.txt .venv/.build
	@echo "Fetching pyodide-build for use inside Pyodide ..."
	@rm -rf $(@D) && mkdir -p $(@D)
	@$(PY) -m pip download --quiet --no-input --require-hashes --no-deps --only-binary :all: \
	  --implementation py --python-version 3.13 --platform any --abi none --dest $(@D) -r $<
	@touch $@

# What only `make lighthouse` needs; its browser is the tests' own.
.cache/lighthouse/.installed: macros/auditing/npm/package-lock.json .venv/.node
	@echo "Installing Lighthouse from npm, about 190 MB ..."
	@rm -rf $(@D) && mkdir -p $(@D)
	@cp macros/auditing/npm/package.json macros/auditing/npm/package-lock.json .npmrc $(@D)/
	@PUPPETEER_SKIP_DOWNLOAD=1 $(PY) -m macros.toolchain.node npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# What only `make bench` needs: peers of the site and of the engine, in an environment of their own.
.cache/bench/.installed: requirements/bench.txt requirements/bench_wheels.txt macros/benching/npm/package-lock.json $(PY) .venv/.node
	@echo "Installing what is timed beside the site, about a minute ..."
	@rm -rf $(@D) && mkdir -p $(@D)/npm
	@$(PY) -m venv $(@D)/venv
	@$(@D)/venv/bin/python -m pip install --no-input --require-hashes -r requirements/bench.txt | $(PIP_PROGRESS)
	@$(PY) -m pip download --quiet --no-input --require-hashes --no-deps --only-binary :all: --dest $(@D)/wheels \
	  --implementation cp --python-version 3.14 --abi cp314 --abi none --platform pyemscripten_2026_0_wasm32 --platform any \
	  -r requirements/bench_wheels.txt
	@cp macros/benching/npm/* .npmrc $(@D)/npm/
	@$(PY) -m macros.toolchain.node npm --prefix $(@D)/npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# --- What is built -------------------------------------------------------------------------

# These change only when what they say changes.
$(MADE)/pyodide: FORCE
	@mkdir -p $(@D); echo '$(PYODIDE)' | cmp -s - $@ || echo '$(PYODIDE)' > $@

$(MADE)/address: FORCE
	@mkdir -p $(@D); echo '$(SITE_ADDRESS) $(REPOSITORY)' | cmp -s - $@ || echo '$(SITE_ADDRESS) $(REPOSITORY)' > $@

$(MADE)/names: FORCE
	@mkdir -p $(@D); $(FIND) | sort > $@.new; if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(MADE)/data: $(MADE)/names $(DATA) $(ENGINE) .venv/.rulecheck $(if $(BUNDLES),,FORCE)
	@echo "data: compiling rules_data/ ..."
	@mkdir -p widgets/rulecheck/bundles
	@$(PY) -m macros.compiling
	@touch $@

$(MADE)/wheel: $(MADE)/data $(ENGINE) macros/toolchain/wheel.py node_modules/.installed $(if $(wildcard build/wheel/*.whl),,FORCE)
	@$(PY) -m macros.toolchain.wheel
	@touch $@

build/pyodide/files.json: $(MADE)/wheel $(MADE)/pyodide $(TOOLS) node_modules/.installed .cache/in-pyodide/.installed
	@$(PY) -m macros.toolchain.pyodide_dist
	@touch $@

site/index.html: $(wildcard build/print/books.json) build/pyodide/files.json $(MADE)/address $(MADE)/names $(PAGES)
	@echo "site: building the pages ..."
	@$(PY) -m mkdocs build --strict --quiet
	@$(PY) -m macros.toolchain.compress
	@$(PY) -m macros.toolchain.offline
	@touch $@
	@echo "site: site/ is ready"
