"""What the documentation says is so."""

import re
import sys
from pathlib import Path

import pytest

import routes
from routes.cli import app, main
from routes.dossier import json_schema, read_dossier
from routes.errors import DossierError
from routes.gazetteer import FEATURE_CODES
from routes.hop import Mode, Status

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOSSIER = (ROOT / "docs" / "dossier.md").read_text("utf-8")
WIRE = (
    "The grain was shipped from Odesa, Ukraine, to Constanta, Romania, the port said. In Kyiv the "
    "ministry said no ship had left Odesa. On Friday it was shipped again, then was shipped again."
)


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.fixture
def story(tmp_path) -> Path:
    (tmp_path / "wire.txt").write_text(WIRE, "utf-8")
    return tmp_path


def test_the_dossier_in_the_readme_reads(story):
    (story / "dossier.yaml").write_text(blocks(README, "yaml")[0], "utf-8")
    assert [hop.id for hop in read_dossier(story).hops] == ["odesa-constanta"]


def test_the_fault_in_the_readme_is_the_one_that_check_tells(story, monkeypatch):
    text = blocks(README, "yaml")[0].replace("shipped from Odesa", "shiped from Odesa")
    (story / "dossier.yaml").write_text(text, "utf-8")
    shown = next(block for block in blocks(README, "console") if "the nearest passage" in block)
    monkeypatch.chdir(story.parent)
    with pytest.raises(DossierError, match="nearest passage") as caught:
        read_dossier(story.name)
    assert str(caught.value).replace(story.name, "my-story") == shown.splitlines()[1]


def test_the_python_in_the_readme_runs(monkeypatch, tmp_path):
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    for block in blocks(README, "python"):
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102 (our own words)
    assert (tmp_path / "map.html").exists()


def test_every_command_of_the_readme_exists():
    commands = {
        command.callback.__name__ for command in app.registered_commands if command.callback
    }
    commands |= {group.name for group in app.registered_groups}
    named = set(re.findall(r"^\$ routes (\w+)", README, re.MULTILINE))
    named |= set(
        re.findall(r"`(\w+)`", README.split("lists the other commands")[1].split("Each takes")[0])
    )
    assert named == commands


def test_the_make_targets_of_the_readme_exist():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^\$ make (\w+)", README, re.MULTILINE)) <= targets


def test_the_help_of_the_command_line_runs(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["routes", "--help"])
    with pytest.raises(SystemExit, match="0"):
        main()
    assert "exact" in capsys.readouterr().out


FORMS = ("SourceForm", "PlaceForm", "HopForm", "ThemeForm", "FontsForm", "LogoForm")


def test_every_key_of_a_dossier_is_documented():
    schema = json_schema()
    forms = [schema, *(schema["$defs"][name] for name in FORMS)]
    keys = {key for form in forms for key in form["properties"]}
    assert [key for key in sorted(keys) if f"`{key}`" not in DOSSIER] == []


def test_every_mode_status_and_kind_is_documented():
    words = [*Mode, *Status, *FEATURE_CODES]
    assert [word for word in words if word not in DOSSIER] == []


def test_every_layer_of_the_architecture_is_a_module():
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = text.split("| layer |")[1].split("\n\n")[0]
    named = {
        name.strip("`/")
        for row in table.splitlines()[2:]
        for name in row.split("|")[2].replace(" ", "").split(",")
    }
    package = ROOT / "routes"
    modules = {path.stem for path in package.glob("*.py")} - {"__init__", "__main__"}
    folders = {path.parent.name for path in package.glob("*/__init__.py")}
    assert named == modules | folders


def test_every_public_name_has_a_docstring():
    assert [name for name in routes.__all__ if not getattr(routes, name).__doc__] == []
