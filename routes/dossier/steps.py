"""The story of a dossier: its steps, with the hops and places that they name."""

from collections.abc import Mapping, Sequence

from routes.dossier.faults import MOST_NAMED, nearest
from routes.dossier.form import DossierForm, StepForm
from routes.dossier.marked_yaml import Location
from routes.dossier.sources import Report
from routes.heading import Step
from routes.hop import PlaceReading


def read_steps(
    form: DossierForm,
    hop_ids: Sequence[str],
    readings: Mapping[str, PlaceReading],
    report: Report,
) -> tuple[Step, ...]:
    """Return the steps; what they name and nothing stands for is reported.

    Parameters
    ----------
    form
        The dossier's form.
    hop_ids
        The ids of the hops that are settled.
    readings
        The places, by the text that stands for them in a hop.
    report
        Takes note of a fault.
    """
    named = {text for hop in form.hops for text in (*hop.from_, *hop.waypoints, *hop.to)}
    # What is not settled has faults of its own; a step may well name it.
    is_whole = len(hop_ids) == sum(len(hop.from_) * len(hop.to) for hop in form.hops)
    first_of: dict[str, int] = {}
    steps = []
    for position, entry in enumerate(form.steps):
        if entry.id is not None and first_of.setdefault(entry.id, position) != position:
            message = f"another step has the id {entry.id!r} already"
            report(("steps", position, "id"), message)
        if is_whole:
            _report_unknown(entry.hops, hop_ids, ("steps", position, "hops"), report)
        _report_unknown(entry.view, sorted(named), ("steps", position, "view"), report)
        steps.append(_step(entry, position, readings))
    return tuple(steps)


def _report_unknown(
    names: Sequence[str], known: Sequence[str], location: Location, report: Report
) -> None:
    """Report what a step names and no hop is, or no hop names."""
    what = "no hop has the id" if location[-1] == "hops" else "no hop begins, ends or passes at"
    for i, name in enumerate(names):
        if name not in known:
            hint = nearest(name, list(known)) or f" (known: {'; '.join(known[:MOST_NAMED])})"
            report((*location, i), f"{what} {name!r}{hint}")


def _step(entry: StepForm, position: int, readings: Mapping[str, PlaceReading]) -> Step:
    return Step(
        id=entry.id or str(position + 1),
        title=entry.title or "",
        text=entry.text,
        hops=tuple(entry.hops),
        view=tuple(readings[text].id for text in entry.view if text in readings),
    )
