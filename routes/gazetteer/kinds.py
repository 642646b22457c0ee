"""Kinds of places in plain words, and the GeoNames feature codes they stand for."""

from difflib import get_close_matches

from routes.errors import UnknownPlaceError

_CITY = ("PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5", "PPLC", "PPLG", "PPLL", "PPLX", "PPLS")

FEATURE_CODES: dict[str, frozenset[str]] = {
    kind: frozenset(codes)
    for kind, codes in {
        "port": ("PRT", "HBR", "ANCH", "MAR", "DCK"),
        "harbour": ("HBR", "PRT", "ANCH"),
        "air base": ("AIRB",),
        "naval base": ("NVB", "INSM"),
        "airport": ("AIRP", "AIRB", "AIRF"),
        "airfield": ("AIRF", "AIRB", "AIRP"),
        "town": _CITY,
        "city": _CITY,
        "village": _CITY,
        "capital": ("PPLC",),
        "country": ("PCLI", "PCLD", "PCLF", "PCLS", "PCLIX", "PCL", "TERR"),
        "region": ("ADM1", "ADM1H", "ADM2", "RGN"),
        "island": ("ISL", "ISLS"),
        "peninsula": ("PEN",),
        "desert": ("DSRT",),
        "mountains": ("MTS",),
        "plant": ("INDS", "MFG", "PS", "AREA"),
        "industrial zone": ("INDS",),
        "sea": ("SEA", "OCN", "GULF", "BAY"),
        "gulf": ("GULF", "BAY"),
        "ocean": ("OCN",),
        "strait": ("STRT", "CHN"),
        "canal": ("CNL", "CNLN"),
        "river": ("STM", "STMM"),
        "lake": ("LK", "RSV"),
    }.items()
}

COUNTRY_CODES = FEATURE_CODES["country"]
PORT_CODES = FEATURE_CODES["port"]


def feature_codes(kind: str) -> frozenset[str]:
    """Return the feature codes of a kind.

    Raises
    ------
    UnknownPlaceError
        When there is no such kind; the message names the nearest one and lists all.
    """
    try:
        return FEATURE_CODES[kind]
    except KeyError:
        nearest = get_close_matches(kind, FEATURE_CODES, n=1)
        hint = f"did you mean {nearest[0]!r}? " if nearest else ""
        known = ", ".join(sorted(FEATURE_CODES))
        raise UnknownPlaceError(
            f"no kind of place is called {kind!r}; {hint}known are: {known}", name=kind
        ) from None
