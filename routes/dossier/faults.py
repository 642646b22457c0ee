"""Faults in the form of a dossier, said in its own words instead of the checker's."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from pydantic import ValidationError

from routes.dossier.form import (
    DossierForm,
    FontsForm,
    HopForm,
    ImpliedForm,
    LogoForm,
    PaletteForm,
    PlaceForm,
    QuoteForm,
    SourceForm,
    StepForm,
    ThemeForm,
)
from routes.dossier.marked_yaml import Location, MarkedValue
from routes.errors import Fault, in_order

_WHAT_IS_AT = (
    (("sources", "*"), "a source", SourceForm),
    (("places", "*"), "a place", PlaceForm),
    (("hops", "*", "says", "*"), "a quote", QuoteForm),
    (("hops", "*", "denies", "*"), "a quote", QuoteForm),
    (("hops", "*", "implied"), "implied", ImpliedForm),
    (("hops", "*"), "a hop", HopForm),
    (("theme",), "a theme", ThemeForm),
    (("theme", "dark"), "the dark colours", PaletteForm),
    (("theme", "fonts"), "fonts", FontsForm),
    (("theme", "logo"), "a logo", LogoForm),
    (("steps", "*"), "a step", StepForm),
    ((), "a dossier", DossierForm),
)

MOST_NAMED = 12
"""So many known names are listed."""

_FORMS = {
    "list_type": "a list is expected here: begin each item with its own dash",
    "model_type": "a mapping is expected here: `key: value` on lines of their own",
    "model_attributes_type": "a mapping is expected here: `key: value` on lines of their own",
    "dict_type": "a mapping is expected here: `key: value` on lines of their own",
    "string_type": "a text is expected here",
    "string_too_short": "there is nothing here: write a text, or leave the key out",
    "too_short": "there is nothing here: at least one is needed",
    "bool_parsing": "true or false is expected here",
    "float_parsing": "a number is expected here, as in 36.85",
    "finite_number": "a finite number is expected here, as in 36.85",
}


def form_faults(error: ValidationError, marked: MarkedValue) -> list[Fault]:
    """Return the faults of a dossier's form, each where it stands."""
    return in_order(_fault(details, marked) for details in error.errors(include_url=False))


def nearest(word: str, known: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """Return `; did you mean 'x'?` for the nearest known word, or nothing."""
    found = get_close_matches(word, list(known), n=1)
    return f"; did you mean {found[0]!r}?" if found else ""


def nearest_first(word: str, known: Iterable[str]) -> list[str]:
    """Return known words in the order of their likeness to a word."""
    return sorted(known, key=lambda one: -SequenceMatcher(a=one, b=word).ratio())


def _fault(details: Any, marked: MarkedValue) -> Fault:  # noqa: ANN401 (pydantic's ErrorDetails)
    location: Location = details["loc"]
    what, keys = _what_is_at(location[:-1])
    if details["type"] == "extra_forbidden":
        key = str(location[-1])
        message = f"{key!r} is not a key of {what}{nearest(key, keys) or _known(keys)}"
        return marked.fault(location, message, at_key=True)
    if details["type"] == "missing":
        return marked.fault(location[:-1], f"{what} needs {str(location[-1])!r}")
    return marked.fault(location, _value_message(details))


def _value_message(details: Any) -> str:  # noqa: ANN401 (pydantic's ErrorDetails)
    """Say what is wrong with a value."""
    given = str(details["input"])
    context = details.get("ctx", {})
    match details["type"]:
        case "enum" | "literal_error":
            expected = context["expected"].replace(" or ", ", ").split(", ")
            known = [word.strip("'") for word in expected]
            return f"{given!r} is not known here{nearest(given, known)}{_known(known)}"
        case "value_error":
            return str(context["error"])
        case "greater_than_equal" | "less_than_equal":
            side = "at least" if "ge" in context else "at most"
            return f"{given} is not possible: {side} {context.get('ge', context.get('le')):g}"
        case "string_pattern_mismatch" if context["pattern"] == r"\S":
            return _FORMS["string_too_short"]
        case "string_pattern_mismatch":
            return f"{given!r} does not fit {context['pattern']}"
        case other:
            return _FORMS.get(other, str(details["msg"]))


def _what_is_at(location: Location) -> tuple[str, list[str]]:
    """Name what stands at a location, and the keys it may have."""
    for pattern, what, form in _WHAT_IS_AT:
        if len(pattern) == len(location) and all(
            wanted in ("*", step) for wanted, step in zip(pattern, location, strict=True)
        ):
            return what, [field.alias or name for name, field in form.model_fields.items()]
    return "this", []


def _known(keys: list[str]) -> str:
    return f" (known: {', '.join(keys)})" if keys else ""
