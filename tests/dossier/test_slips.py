"""No slip of one character in the seeds' dossier goes unnoticed.

Every deletion of a character and every swap of two neighbours, outside free text, is either an
error or changes nothing of what the dossier says.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from routes.dossier import Dossier, read_dossier
from routes.dossier.marked_yaml import parse_yaml
from routes.errors import DossierError

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = (SEEDS / "dossier.yaml").read_text("utf-8")
FREE_TEXT = {"title", "summary", "publisher", "published", "cargo", "note", "date", "because"}
SHARDS = 8


def free_positions() -> set[int]:
    """Where no rule can tell right from wrong: words and dates of a person's own."""
    positions: set[int] = set()
    for location, span in parse_yaml(TEXT, file="dossier.yaml").spans.items():
        is_reason = "implied" in location and len(location) == 4
        is_origin = location[:1] == ("origins",) and len(location) == 2
        if location and (location[-1] in FREE_TEXT or is_reason or is_origin):
            positions.update(range(span.start, span.end))
    return positions


def slips(shard: int) -> Iterator[tuple[int, str]]:
    free = free_positions()
    for i in range(shard, len(TEXT), SHARDS):
        if i not in free:
            yield i, TEXT[:i] + TEXT[i + 1 :]
            if i + 1 < len(TEXT) and i + 1 not in free and TEXT[i] != TEXT[i + 1]:
                yield i, TEXT[:i] + TEXT[i + 1] + TEXT[i] + TEXT[i + 2 :]


def without_free_text(dossier: Dossier) -> Dossier:
    """A dossier as the rules see it."""
    return replace(
        dossier,
        heading=replace(dossier.heading, title="", summary=""),
        origins=dict.fromkeys(dossier.origins, ""),
        sources=tuple(replace(s, publisher=None, published=None) for s in dossier.sources),
        places=tuple(replace(p, because=None) for p in dossier.places),
        hops=tuple(
            replace(
                hop,
                cargo=None,
                note=None,
                date=None,
                implied_from=hop.implied_from and "said",
                implied_to=hop.implied_to and "said",
                from_place=replace(hop.from_place, because=None),
                to_place=replace(hop.to_place, because=None),
            )
            for hop in dossier.hops
        ),
    )


@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_slip_of_one_character_changes_the_map_silently(shard: int, tmp_path: Path) -> None:
    for document in SEEDS.glob("*.txt"):
        shutil.copy(document, tmp_path / document.name)
    said = without_free_text(read_dossier(SEEDS))
    silent, count = [], 0
    for i, text in slips(shard):
        (tmp_path / "dossier.yaml").write_text(text, "utf-8")
        count += 1
        try:
            dossier = read_dossier(tmp_path)
        except DossierError:
            continue
        if without_free_text(dossier) != said:
            silent.append(f"{TEXT.count(chr(10), 0, i) + 1}: {text[max(0, i - 30) : i + 30]!r}")
    assert not silent, f"{len(silent)} of {count} slips change the map:\n" + "\n".join(silent)
    assert count > 1_500
