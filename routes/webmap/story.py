"""The story of a page: its steps as HTML that reads without JavaScript, and what the map shows."""

import re
from collections.abc import Mapping
from typing import Any

from routes import projection, wording
from routes.heading import Step
from routes.webmap.facts import Facts
from routes.webmap.markup import element, text
from routes.webmap.whole_text import hop_address

_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


def story_section(facts: Facts) -> str:
    """Return every step with links to its hops, or an empty text where there is no story."""
    told = facts.heading.steps
    titles = {leg.hop.id: wording.hop_title(leg.hop) for leg in facts.legs} if told else {}
    steps = "\n".join(_step(step, number, titles) for number, step in enumerate(told, start=1))
    name = facts.heading.language.say("page.story")
    return element("section", steps, class_="routes-story", aria_label=name) if steps else ""


def step_records(facts: Facts) -> list[dict[str, Any]]:
    """Return, for each step, its hops and what a wide and a tall map show of them."""
    return [_step_record(step, facts) for step in facts.heading.steps]


def _step(step: Step, number: int, titles: Mapping[str, str]) -> str:
    links = [
        element("li", element("a", text(titles[hop]), href=hop_address(hop), dir="auto"))
        for hop in step.hops
        if hop in titles
    ]
    heading_id = f"step-{number}-title"
    parts = [
        element("h2", text(step.title), id=heading_id, dir="auto") if step.title else "",
        *(element("p", text(told), dir="auto") for told in _BETWEEN_PARAGRAPHS.split(step.text)),
        element("ul", "".join(links)) if links else "",
    ]
    return element(
        "section",
        "".join(parts),
        id=f"step={step.id}",
        class_="routes-step",
        aria_labelledby=heading_id if step.title else None,
    )


def _step_record(step: Step, facts: Facts) -> dict[str, Any]:
    legs = [leg for leg in facts.legs if leg.hop.id in step.hops]
    places = [reading for reading in facts.places if reading.id in step.view]
    windows = {
        "wide": projection.desk_window(legs, places),
        "tall": projection.phone_window(legs, places),
    }
    return {
        "id": step.id,
        "hops": [leg.hop.id for leg in legs],
        "views": {
            shape: list(projection.rounded(window, 4).bounds) for shape, window in windows.items()
        },
    }
