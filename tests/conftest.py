"""What tests of several modules share."""

from pathlib import Path

import pytest
from hypothesis import settings

from routes import Dossier, RouteGraph, read_dossier

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
