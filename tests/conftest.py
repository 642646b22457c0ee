"""What tests of several modules share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
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

settings.register_profile("routes", deadline=None)
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
