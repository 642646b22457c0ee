"""The package as it is installed: what it exports, what it ships, what it leaves alone."""

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import routes
from routes.dossier.init import schema_text

ROOT = Path(__file__).parents[1]


def test_everything_public_can_be_imported():
    assert all(hasattr(routes, name) for name in routes.__all__)
    assert sorted(routes.__all__) == routes.__all__
    assert set(routes.__all__) <= set(dir(routes))


def test_what_is_not_public_is_no_attribute():
    with pytest.raises(AttributeError, match="module 'routes' has no attribute 'nothing'"):
        routes.nothing  # noqa: B018


def test_importing_the_package_leaves_the_heavy_libraries_alone():
    code = "import sys, routes; print(*[m for m in sys.argv[1:] if m in sys.modules])"
    heavy = [
        "folium",
        "geopandas",
        "pandas",
        "networkx",
        "geopy",
        "scipy",
        "edtf",
        "matplotlib",
    ]
    done = subprocess.run(
        [sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_the_schema_in_the_package_is_the_one_the_models_make():
    assert (ROOT / "routes/dossier/dossier.schema.json").read_text("utf-8") == schema_text()


@pytest.fixture(scope="session")
def clean_python(tmp_path_factory) -> Path:
    """A clean environment outside the repository, with nothing but the built wheel in it."""
    folder = tmp_path_factory.mktemp("clean")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", folder, ROOT], check=True)
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt"]
    subprocess.run([*install, next(folder.glob("*.whl"))], check=True)
    return python


def test_the_wheel_alone_builds_a_map(clean_python, tmp_path):
    command = [
        clean_python,
        "-m",
        "routes",
        "build",
        ROOT / "seeds",
        "-o",
        tmp_path / "out",
        "--json",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["ok"]
    assert (tmp_path / "out" / "map.html").stat().st_size > 100_000


def test_the_wheel_carries_its_data_and_its_licences(clean_python):
    site = Path(
        subprocess.run(
            [clean_python, "-c", "import routes; print(routes.__path__[0])"],
            capture_output=True,
            text=True,
            check=True,
            cwd=clean_python.parent,
        ).stdout.strip()
    )
    assert not site.is_relative_to(ROOT)
    for name in (
        "data/gazetteer.csv",
        "data/README.md",
        "webmap/vendor/LICENSE-leaflet.txt",
        "py.typed",
    ):
        assert (site / name).is_file(), name
