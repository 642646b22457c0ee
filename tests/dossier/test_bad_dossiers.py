"""Every dossier in `bad/` is refused with exactly the message that stands beside it."""

import shutil
from pathlib import Path

import pytest

from routes.dossier import read_dossier
from routes.errors import DossierError

BAD = Path(__file__).parent / "bad"
CASES = sorted(path.stem for path in BAD.glob("*.yaml"))


def messages(folder: Path, name: str) -> str:
    for document in BAD.iterdir():
        if document.suffix not in {".yaml", ".expected"}:
            shutil.copy(document, folder / document.name)
    shutil.copy(BAD / f"{name}.yaml", folder / "dossier.yaml")
    with pytest.raises(
        DossierError, match=r"dossier\.yaml:\d+:\d+: |hops\.csv:\d+:\d+: "
    ) as caught:
        read_dossier(folder)
    return str(caught.value).replace(f"{folder}/", "") + "\n"


@pytest.mark.parametrize("name", CASES)
def test_a_bad_dossier_is_refused_with_its_message(name: str, tmp_path: Path) -> None:
    assert messages(tmp_path, name) == (BAD / f"{name}.expected").read_text("utf-8")


def test_there_are_more_than_fifty_bad_dossiers():
    assert len(CASES) > 50
