"""How likely a place is spoken of at all: inhabitants, or their like for what has none."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from routes.gazetteer.index import GazetteerIndex

COUNTRY = 4e9
"""A country's name means the country, whatever towns bear it."""

_BY_CODE = {
    "PCLI": COUNTRY,
    "PCLS": COUNTRY,
    "PCL": COUNTRY,
    "PCLD": 1e7,
    "PCLF": 1e7,
    "PCLIX": 1e7,
    "TERR": 1e7,
    "CONT": 4e9,
    "PPLC": 5e6,
    "ADM1": 1e6,
    "ADM1H": 1e5,
    "ADM2": 3e4,
    "ISL": 1e4,
    "ISLS": 1e4,
    "RGN": 1e6,
    "OCN": 4e9,
    "SEA": 1e7,
    "GULF": 1e6,
    "STRT": 1e6,
    "CNL": 1e6,
    "PRT": 800.0,
    "HBR": 400.0,
    "AIRP": 300.0,
    "AIRB": 300.0,
    "AIRF": 100.0,
    "AIRQ": 50.0,
}
_OTHER_WATER = 1e5
_OTHER = 500.0
ALTERNATE_SHARE = 0.2
"""What of its weight a place keeps under one of its alternate names."""


def weights(
    index: GazetteerIndex, rows: NDArray[np.int64], primary: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Return how likely rows are spoken of under a name, in inhabitants.

    Parameters
    ----------
    index
        Where the rows stand.
    rows
        Their numbers.
    primary
        For each, whether the name is its primary one. An alternate name counts less, but for
        countries.
    """
    least = _least_weights(index.features)[index.feature[rows]]
    weight = np.maximum(least, index.population[rows].astype(np.float64))
    return np.where(primary | (least >= COUNTRY), weight, weight * ALTERNATE_SHARE)


@lru_cache(maxsize=8)
def _least_weights(features: tuple[str, ...]) -> NDArray[np.float64]:
    return np.array([_least_weight(*feature.split(".")) for feature in features])


def _least_weight(feature_class: str, code: str) -> float:
    return _BY_CODE.get(code, _OTHER_WATER if feature_class == "H" else _OTHER)
