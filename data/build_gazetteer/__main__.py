"""Build the gazetteer from the command line."""

import argparse
import sys
from collections import Counter
from itertools import chain
from pathlib import Path

import shapely

from data.build_gazetteer.airports import airport_rows
from data.build_gazetteer.countries import country_rows
from data.build_gazetteer.curated import apply_curated
from data.build_gazetteer.groups import group_rows
from data.build_gazetteer.islands import island_rows
from data.build_gazetteer.measures import point_of
from data.build_gazetteer.places import place_rows
from data.build_gazetteer.ports import port_rows
from data.build_gazetteer.region_rows import region_rows
from data.build_gazetteer.regions import fill_admin1, read_regions
from data.build_gazetteer.repairs import correct_minutes, drop_misleading_names
from data.build_gazetteer.rows import Row, sort_key, write_csv
from data.build_gazetteer.settle import settled
from data.build_gazetteer.waters import water_rows
from data.build_gazetteer.wide_regions import wide_region_rows


def check(rows: list[Row]) -> None:
    """Stop the build when rows break the rules of the file.

    Parameters
    ----------
    rows : list of dict
        All rows.

    Raises
    ------
    ValueError
        For a repeated id, a missing name or feature code or coordinates out of range.
    """
    ids = Counter((row["source"], row["source_id"]) for row in rows)
    repeated = [key for key, count in ids.items() if count > 1]
    if repeated:
        raise ValueError(f"repeated ids: {repeated[:5]}")
    for row in rows:
        in_range = shapely.box(-180, -90, 180, 90).covers(point_of(row))
        if not (in_range and row["name"] and row["feature_class"] and row["feature_code"]):
            raise ValueError(f"bad row: {row}")


def build(inputs: Path, curated: Path) -> list[Row]:
    """Build all rows of the gazetteer.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.
    curated : Path
        ``curated_places.csv``.

    Returns
    -------
    list of dict
        Rows in the order of the file.
    """
    regions = read_regions(inputs)
    areas = [*country_rows(inputs), *region_rows(inputs, regions)]
    sites = [*port_rows(inputs), *airport_rows(inputs)]
    fill_admin1(sites, regions)
    rows = [*areas, *place_rows(inputs), *sites]
    print(f"{drop_misleading_names(rows, inputs)} misleading names dropped")
    print(f"{correct_minutes(rows)} ports corrected")
    rows = apply_curated(rows, curated)
    countries = [row for row in areas if row["feature_code"].startswith("PCL")]
    known = {f"{row['country_code']}.{row['admin1_code']}" for row in areas}
    more = chain(
        group_rows(inputs, countries),
        island_rows(inputs),
        water_rows(inputs),
        wide_region_rows(inputs, countries, known),
    )
    rows += list(settled(more, rows))
    check(rows)
    return sorted(rows, key=sort_key)


def main(arguments: list[str] | None = None) -> int:
    """Build the gazetteer from the command line.

    Parameters
    ----------
    arguments : list of str, optional
        Arguments instead of those of the process.

    Returns
    -------
    int
        Exit status.
    """
    here = Path(__file__).resolve().parents[1]
    parser = argparse.ArgumentParser(description="Build data/gazetteer.csv.")
    parser.add_argument("inputs", type=Path, help="folder that data/fetch_inputs.sh filled")
    parser.add_argument("-o", "--output", type=Path, default=here / "gazetteer.csv")
    parser.add_argument("--curated", type=Path, default=here / "curated_places.csv")
    options = parser.parse_args(arguments)
    rows = build(options.inputs, options.curated)
    write_csv(rows, options.output)
    counts = Counter(f"{row['source']} {row['feature_code']}" for row in rows)
    for key, count in sorted(counts.items()):
        print(f"{key:28}{count:8}")
    print(f"{len(rows)} rows, {options.output.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
