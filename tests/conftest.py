"""What tests of several modules share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from routes import Dossier, Gazetteer, RouteGraph, read_dossier
from routes.gazetteer.rows import COLUMNS

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# The same examples in every run, so that a fault is one of the change under test;
# `--hypothesis-profile explore` draws others. That a machine is busy is no fault.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("routes", UNHURRIED, derandomize=True)
settings.register_profile("explore", UNHURRIED, max_examples=1_000)
settings.load_profile("routes")


@pytest.fixture(scope="session")
def seeds_folder() -> Path:
    return Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="session")
def seeds(seeds_folder: Path) -> Dossier:
    return read_dossier(seeds_folder)


@pytest.fixture(scope="session")
def seeds_graph(seeds: Dossier) -> RouteGraph:
    return seeds.graph()


@pytest.fixture
def made_file(tmp_path, monkeypatch):
    """Write a gazetteer file of some rows, whose index is not kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def make(*rows, end="\n"):
        path = tmp_path / "made.csv"
        path.write_text("\n".join([",".join(COLUMNS), *rows]) + end, encoding="utf-8")
        return path

    return make


@pytest.fixture
def made(made_file):
    """Make a gazetteer of some rows, with an index of its own."""
    return lambda *rows, **more: Gazetteer(made_file(*rows, **more))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium; who uses it blocks or watches the network."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()
