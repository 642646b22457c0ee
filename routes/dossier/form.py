"""The form of a dossier file: which keys it has and what they hold.

These models are the one description of the file. They check it, and the JSON Schema that editors
use is generated from them.
"""

import re
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

from routes.dates import check_date
from routes.hop import Certainty, Mode, Status
from routes.language import LanguageCode
from routes.theme import Scheme
from routes.wording import NOT_STATED

CONTEXT_KEYS = ("prefix", "suffix")
MAX_HOPS = 100_000

Text = Annotated[str, Field(pattern=r"\S")]
Date = Annotated[str, AfterValidator(check_date)]


def _none_if_not_stated(text: str) -> str | None:
    return None if text == NOT_STATED else text


Stated = Annotated[Text, AfterValidator(_none_if_not_stated)]
StatedDate = Annotated[
    str, AfterValidator(lambda text: None if text == NOT_STATED else check_date(text))
]


def _as_list(value: Any) -> Any:  # noqa: ANN401 (anything a file may hold)
    return [value] if isinstance(value, str) else value


Ends = Annotated[
    list[Text],
    Field(min_length=1),
    BeforeValidator(_as_list),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
            ],
            "description": "A key of `places` or a name, as in `Amirabad, IR`; or a list of them.",
        }
    ),
]


Waypoints = Annotated[
    list[Text],
    BeforeValidator(_as_list),
    Field(description="Places that it passes on its way, in order."),
]


_COLOUR = r"^#[0-9a-fA-F]{6}$"
_FONT = r"^[A-Za-z][A-Za-z0-9 -]{0,39}$"


def _check_colour(text: str) -> str:
    if not re.match(_COLOUR, text):
        hint = 'in quotation marks, as in "#b3261e", for # begins a comment'
        raise ValueError(f"{text!r} is not a colour: write six hexadecimal digits {hint}")
    return text.lower()


def _check_font(text: str) -> str:
    if not re.match(_FONT, text):
        raise ValueError(
            f"{text!r} is not the name of a font: letters, digits, spaces and hyphens only"
        )
    return text


Colour = Annotated[
    str, AfterValidator(_check_colour), WithJsonSchema({"type": "string", "pattern": _COLOUR})
]
Font = Annotated[
    str, AfterValidator(_check_font), WithJsonSchema({"type": "string", "pattern": _FONT})
]
Fonts = Annotated[
    list[Font],
    Field(max_length=5),
    BeforeValidator(_as_list),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": _FONT},
                {"type": "array", "maxItems": 5, "items": {"type": "string", "pattern": _FONT}},
            ],
            "description": "A font that readers may have, or a list of them, the best liked first.",
        }
    ),
]
Names = Annotated[list[Text], BeforeValidator(_as_list)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class SourceForm(_Form):
    """A document, and what it states of itself."""

    file: Text = Field(description="The document, in the dossier's folder.")
    origin: Text = Field(description="Whom it repeats: a key of `origins`.")
    publisher: Stated | None = Field(None, description="Its publisher, or `not stated`.")
    published: StatedDate | None = Field(None, description="An EDTF date, or `not stated`.")
    title: Text | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None


class PlaceForm(_Form):
    """A place that the gazetteer cannot decide alone."""

    name: Text = Field(description="The name as the sources spell it.")
    read_as: Text | None = Field(None, alias="read-as", description="The spelling that is meant.")
    kind: Text | None = Field(None, description="port, air base, town, plant, region …")
    country: Text | None = Field(None, description="ISO 3166 code or name.")
    certainty: Certainty = "sure"
    because: Text | None = Field(None, description="Why it is read so.")
    gazetteer: Text | None = Field(None, description="An entry's id, as in geonames:524901.")
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    uncertainty_km: Annotated[float, Field(ge=0, le=20_000, allow_inf_nan=False)] | None = None


_QUOTE_HINT = "a quote is written as a source's key and its words: `pa: the words`"


class QuoteForm(_Form):
    """Words of one source, written as `source: words`, with `prefix`/`suffix` where needed."""

    model_config = ConfigDict(
        json_schema_extra={
            "description": "One source's key with its exact words; prefix and suffix if needed.",
            "minProperties": 1,
            "maxProperties": 3,
            "additionalProperties": {"type": "string", "minLength": 1},
        }
    )

    source: Text = Field(exclude=True)
    words: Text = Field(exclude=True)
    prefix: Text = ""
    suffix: Text = ""

    @model_validator(mode="before")
    @classmethod
    def _from_one_key(cls, value: Any) -> Any:  # noqa: ANN401 (anything a file may hold)
        if not isinstance(value, dict):
            raise ValueError(_QUOTE_HINT)  # noqa: TRY004 (pydantic collects ValueErrors)
        keys = [key for key in value if key not in CONTEXT_KEYS]
        if len(keys) != 1:
            raise ValueError("a quote names one source: begin each quote with its own dash")
        context = {key: value[key] for key in CONTEXT_KEYS if key in value}
        return {"source": keys[0], "words": value[keys[0]], **context}


class ImpliedForm(_Form):
    """Why a place that no quote names is still meant."""

    from_: Text | None = Field(None, alias="from")
    to: Text | None = None
    waypoints: Text | None = None


class HopForm(_Form):
    """A movement between two places, or several with the same quotes."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")] | None = None
    from_: Ends = Field(alias="from")
    to: Ends
    by: Mode
    status: Status = Status.REPORTED
    cargo: Text | None = None
    date: Date | None = None
    note: Text | None = None
    waypoints: Waypoints = []
    path: Text | None = Field(
        None, description="A GeoJSON, GPX or KML file with the path, in the dossier's folder."
    )
    says: list[QuoteForm] = []
    denies: list[QuoteForm] = []
    implied: ImpliedForm | None = None

    @model_validator(mode="after")
    def _speaks(self) -> "HopForm":
        if not self.says and not (self.denies and self.status is Status.DENIED):
            raise ValueError(
                "no quote says this hop: add `says:` with exact words (a movement that sources "
                "only deny has `status: denied` and `denies:`)"
            )
        if self.status is Status.DENIED and not self.denies:
            raise ValueError("a denied hop needs the words that deny it: add `denies:`")
        if self.status is Status.DISPUTED and not self.denies:
            raise ValueError("a disputed hop needs the words that deny it: add `denies:`")
        return self

    @model_validator(mode="after")
    def _has_one_path(self) -> "HopForm":
        if self.path is not None and self.waypoints:
            raise ValueError("a path says already where it passes: leave `waypoints` or `path` out")
        if self.path is not None and len(self.from_) * len(self.to) > 1:
            raise ValueError("a path joins two places: write a hop of its own for each pair")
        if self.implied is not None and self.implied.waypoints and not self.waypoints:
            raise ValueError("`implied: {waypoints: why}` is written, but there are no waypoints")
        return self


class PaletteForm(_Form):
    """Colours that differ from the usual ones, each as `#rrggbb`."""

    said: Colour | None = Field(None, description="Lines that sources state.")
    denied: Colour | None = Field(None, description="Lines that sources deny.")
    ink: Colour | None = Field(None, description="Words.")
    quiet: Colour | None = Field(None, description="Words that matter less.")
    paper: Colour | None = Field(None, description="The page, and the halo of lines.")
    land: Colour | None = None
    water: Colour | None = None
    coast: Colour | None = None
    border: Colour | None = None
    country: Colour | None = Field(None, description="Names of countries around the route.")
    sea: Colour | None = Field(None, description="Names of seas.")
    rule: Colour | None = Field(None, description="Thin lines between the parts of the page.")
    mark: Colour | None = Field(None, description="The ground of quoted words.")
    accent: Colour | None = Field(None, description="Links, and the frame of the focus.")


class FontsForm(_Form):
    """Fonts that readers may have; the usual ones follow behind them."""

    headings: Fonts = Field([], description="For headlines and quotes.")
    words: Fonts = Field([], description="For everything else.")


class LogoForm(_Form):
    """The publisher's sign at the head of the page."""

    file: Text = Field(description="An SVG or PNG file of at most 30 kB, in the dossier's folder.")
    alt: Text = Field(description="What it is called for those who cannot see it.")


class ThemeForm(PaletteForm):
    """Colours for a light page, and what else a publisher may choose."""

    dark: PaletteForm | None = Field(None, description="Colours for a dark page.")
    scheme: Scheme | None = Field(
        None, description="`auto` follows the reader's system: the usual one but for own colours."
    )
    fonts: FontsForm | None = None
    logo: LogoForm | None = None
    graticule: bool = Field(
        default=False, description="Whether lines of longitude and latitude are drawn."
    )


class StepForm(_Form):
    """A step of the story that is told beside the map."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")] | None = None
    title: Text | None = None
    text: Text = Field(description="What is told; an empty line parts paragraphs.")
    hops: Names = Field([], description="The hops that it shows, by their ids.")
    view: Names = Field([], description="Places that the map shows, as hops name them.")

    @model_validator(mode="after")
    def _shows_something(self) -> "StepForm":
        if not self.hops and not self.view:
            raise ValueError(
                "a step shows something: name hops by their ids under `hops:`, or places under "
                "`view:`"
            )
        return self


class DossierForm(_Form):
    """A dossier."""

    model_config = ConfigDict(title="A supply-routes dossier")

    title: Text = Field(description="The headline of the map.")
    summary: Text = Field("", description="One sentence under the headline.")
    language: LanguageCode = Field("en", description="The language of the interface.")
    origins: dict[str, Text] = Field(description="Whom the sources repeat.")
    sources: dict[str, SourceForm]
    places: dict[str, PlaceForm] = {}
    theme: ThemeForm | None = Field(None, description="Colours, fonts and logo of the page.")
    hops: Annotated[list[HopForm], Field(min_length=1, max_length=MAX_HOPS)]
    steps: list[StepForm] = Field([], description="The story told beside the map, step by step.")


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a dossier file."""
    schema = DossierForm.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    hops = schema["properties"]["hops"]
    schema["properties"]["hops"] = {
        "anyOf": [hops, {"type": "string", "pattern": r"\.csv$"}],
        "description": "The hops, or the name of a CSV file that holds them.",
    }
    quote = schema["$defs"]["QuoteForm"]
    quote["properties"] = {key: quote["properties"][key] for key in CONTEXT_KEYS}
    quote.pop("required", None)
    return schema
