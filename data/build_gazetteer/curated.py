"""Rows written by hand, and amendments to built ones."""

import csv
from pathlib import Path

from data.build_gazetteer.rows import Row, joined, make_row

AMENDED_WITHIN_DEGREES = 0.01


def amend(row: Row, change: Row) -> None:
    """Apply an amending row of ``curated_places.csv``, in place.

    Parameters
    ----------
    row : dict of str to str
        The built row.
    change : dict of str to str
        The amending row.

    Raises
    ------
    ValueError
        When the amending row has coordinates of another place.
    """
    if change["latitude"]:
        off = max(abs(float(row[key]) - float(change[key])) for key in ("latitude", "longitude"))
        if off > AMENDED_WITHIN_DEGREES:
            raise ValueError(f"{change['source']}:{change['source_id']} is {off:.3f} degrees off")
    old_name = row["name"]
    for key in ("name", "feature_class", "feature_code", "admin1_code", "radius_km"):
        row[key] = change[key] or row[key]
    row["alternatenames"] = joined(
        row["name"],
        [
            *change["alternatenames"].split(","),
            old_name,
            *row["alternatenames"].split(","),
        ],
    )
    row["note"] = "; ".join(filter(None, [row["note"], change["note"]]))


def apply_curated(rows: list[Row], path: Path) -> list[Row]:
    """Add curated rows and apply amending ones.

    Parameters
    ----------
    rows : list of dict
        Built rows; amended ones change in place.
    path : Path
        ``curated_places.csv``.

    Returns
    -------
    list of dict
        All rows.

    Raises
    ------
    ValueError
        When an amending row names no built row.
    """
    by_id = {(row["source"], row["source_id"]): row for row in rows}
    with path.open(encoding="utf-8", newline="") as handle:
        curated = [make_row(**record) for record in csv.DictReader(handle)]
    added = []
    for row in curated:
        key = row["source"], row["source_id"]
        if row["source"] == "curated":
            added.append(row)
        elif key in by_id:
            amend(by_id[key], row)
        else:
            raise ValueError(f"no built row {key[0]}:{key[1]} to amend")
    return [*rows, *added]
