"""Ports and harbours, from GeoNames and the World Port Index."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyarrow import parquet

from data.build_gazetteer.measures import distance_km
from data.build_gazetteer.rows import (
    Row,
    add_alternates,
    clean,
    fold,
    joined,
    make_row,
    number,
    worth_keeping,
)

SNAPSHOT_PORTS = "2026-07-24"

PORT_WORDS = frozenset({"port", "of", "harbor", "harbour", "puerto", "porto", "the"})

SAME_PORT_KM = 10.0


def port_row(record: dict[str, Any], aliases: list[str]) -> Row:
    """Make the row of one port or harbour.

    Parameters
    ----------
    record : dict
        A record of the harborly registry.
    aliases : list of str
        Its alternate names.

    Returns
    -------
    dict of str to str
        The row.
    """
    of_geonames = record["provider"] == "GEONAMES"
    name = clean(record["canonical_name"]).replace(",", "")
    harbour = record["function_code"] == "H.HBR"
    kept = [alias for alias in aliases if worth_keeping(clean(alias))]
    return make_row(
        geonameid=record["provider_id"] if of_geonames else "",
        name=name,
        alternatenames=joined(name, kept),
        latitude=number(record["latitude"]),
        longitude=number(record["longitude"]),
        feature_class="H" if harbour else "L",
        feature_code="HBR" if harbour else "PRT",
        country_code=record["country_code"],
        source="geonames" if of_geonames else "nga-wpi",
        source_id=record["provider_id"],
        snapshot=SNAPSHOT_PORTS,
    )


def read_ports(inputs: Path) -> list[Row]:
    """Read every port and harbour of the registry.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Returns
    -------
    list of dict
        Rows of GeoNames (L.PRT, H.HBR) and of the World Port Index. Records without a
        country are left out: their points are doubtful.
    """
    folder = inputs / "harborly" / "harborly" / "data"
    aliases = defaultdict(list)
    for item in parquet.read_table(folder / "port_aliases.parquet").to_pylist():
        if item["alias_type"] != "primary":
            aliases[item["registry_id"]].append(item["alias"])
    records = parquet.read_table(folder / "port_registry.parquet").to_pylist()
    return [
        port_row(record, sorted(aliases[record["registry_id"]]))
        for record in records
        if record["function_code"] in {"L.PRT", "H.HBR", "port"} and record["country_code"]
    ]


def port_keys(row: Row) -> set[str]:
    """Give the folded names of a port without words for port.

    Parameters
    ----------
    row : dict of str to str
        A port.

    Returns
    -------
    set of str
        Keys to compare ports by.
    """
    names = [row["name"], *row["alternatenames"].split(",")]
    words = ([w for w in fold(name).split() if w not in PORT_WORDS] for name in names)
    return {" ".join(kept) for kept in words if kept}


def port_rows(inputs: Path) -> Iterator[Row]:
    """Give ports and harbours, those known to two sources once.

    A port of the World Port Index is left out when GeoNames has a port or harbour
    within 10 km that shares a name with it (words for port aside); its names then
    become alternates of the GeoNames row.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Yields
    ------
    dict of str to str
        Rows.
    """
    rows = read_ports(inputs)
    by_key = defaultdict(list)
    for row in rows:
        if row["source"] == "geonames":
            for key in port_keys(row):
                by_key[key].append(row)
    for row in rows:
        if row["source"] == "geonames":
            continue
        near = {other["source_id"]: other for key in port_keys(row) for other in by_key[key]}
        ranked = sorted((distance_km(row, other), key) for key, other in near.items())
        if ranked and ranked[0][0] <= SAME_PORT_KM:
            add_alternates(near[ranked[0][1]], [row["name"], *row["alternatenames"].split(",")])
        else:
            yield row
    yield from (row for row in rows if row["source"] == "geonames")
