"""What the sources say is shown, and never run."""

import re
from dataclasses import replace

import pytest

from routes.hop import Citation
from routes.webmap import explore

HOSTILE = [
    "{{ 6*7 }}",
    "<img src=x onerror=window.__xss=1>",
    "${7*7}",
    "$policy $$ ${title}",
    "</script><script>window.__xss=1</script>",
    "</title></style><svg onload=window.__xss=1>",
    "{% raw %}{# x",
    "`+alert(1)+`",
    "line\u2028separator",
    "\" onfocus=window.__xss=1 autofocus '",
    "--><!--<script>",
]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def poisoned(story, bad):
    """The sample with hostile words in every field that holds words."""

    def reading(place):
        entry = replace(place.place, name=bad, alternate_names=(bad,))
        return replace(place, name=bad + place.name, place=entry, read_as=bad, because=bad)

    places = {place.id: reading(place) for place in story.places}

    def leg(one):
        hop = one.hop
        citations = tuple(
            Citation(stance=c.stance, quote=replace(c.quote, exact=bad, prefix=bad, suffix=bad))
            for c in hop.citations
        )
        return replace(
            one,
            remarks=(bad,),
            hop=replace(
                hop,
                id=bad + hop.id,
                from_place=places[hop.from_place.id],
                to_place=places[hop.to_place.id],
                citations=citations,
                cargo=bad,
                note=bad,
                date=bad,
                implied_from=bad,
                implied_to=bad,
            ),
        )

    def source(one):
        return replace(
            one, file=bad, publisher=bad, published=bad, title=bad, url=f"javascript:{bad}"
        )

    return replace(
        story,
        legs=[leg(one) for one in story.legs],
        places=list(places.values()),
        sources=[source(one) for one in story.sources],
        origins=dict.fromkeys(story.origins, bad),
        heading=replace(story.heading, title=bad, summary=bad),
    )


@pytest.mark.parametrize("policy", ["with policy", "without policy"])
@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_words_stay_words(story, opened, tmp_path, bad, policy):
    html = poisoned(story, bad).html()
    if policy == "without policy":
        html = POLICY.sub("", html)
    file = tmp_path / "map.html"
    file.write_text(html, encoding="utf-8")
    watched = opened(file)
    page = watched.page
    page.locator("[data-hop] h3 button").nth(1).click()
    assert page.evaluate("window.__xss") is None
    assert watched.requests == []
    assert watched.errors == []
    shown = " ".join(bad.split())
    for place in (
        "h1",
        ".routes-summary",
        ".is-selected mark >> nth=0",
    ):
        assert " ".join(page.locator(place).text_content().split()) == shown
    assert page.locator("a[href^=javascript]").count() == 0


def test_hostile_words_stay_words_in_a_notebook_map(story, opened, tmp_path):
    bad = "".join(HOSTILE)
    route_map = explore(**poisoned(story, bad).arguments)
    file = tmp_path / "explore.html"
    route_map.save(str(file))
    page = opened(file).page
    page.mouse.click(*page.evaluate("window.__routemap.clickPoint()"))
    assert " ".join(page.locator(".leaflet-popup mark").first.text_content().split()) == " ".join(
        bad.split()
    )
    assert page.evaluate("window.__xss") is None
