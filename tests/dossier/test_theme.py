"""The theme of a dossier, from its file to the page."""

import base64
import shutil
from pathlib import Path

import pytest

from routes.dossier import read_dossier
from routes.errors import DossierError
from routes.theme import DARK, LIGHT

BAD = Path(__file__).parent / "bad"
BASE = (BAD / "a-colour-by-name.yaml").read_text("utf-8")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def dossier(tmp_path):
    def read(theme, **files):
        shutil.copy(BAD / "document.txt", tmp_path)
        for name, content in files.items():
            (tmp_path / f"{name}.svg").write_bytes(content)
        text = BASE.replace("theme:\n  said: red\n", f"theme: {theme}\n")
        (tmp_path / "dossier.yaml").write_text(text, encoding="utf-8")
        return read_dossier(tmp_path)

    return read


def test_colours_of_a_theme_stand_in_page_and_picture(dossier):
    graph = dossier('{said: "#7A1FA2", dark: {said: "#d9a0f0"}, scheme: dark}').graph()
    theme = graph.heading.theme
    assert (theme.light.said, theme.light.denied) == ("#7a1fa2", LIGHT.denied)
    assert (theme.dark.said, theme.dark.denied) == ("#d9a0f0", DARK.denied)
    page, svg = graph.to_html(), graph.to_svg()
    assert page.count("--routes-said:#7a1fa2") == 1
    assert "@media screen{:root:not([data-theme=light]){color-scheme:dark;" in page
    assert LIGHT.said not in page
    assert 'stroke="#7a1fa2"' in svg
    assert LIGHT.said not in svg
    assert 'stroke="said"' not in svg


def test_a_logo_stands_in_the_page_as_an_image_with_its_words(dossier):
    page = dossier('{logo: {file: sign.svg, alt: "Times \\"A\\" <b>"}}', sign=SVG).graph().to_html()
    data = base64.b64encode(SVG).decode()
    assert f'src="data:image/svg+xml;base64,{data}"' in page
    assert 'alt="Times &quot;A&quot; &lt;b&gt;"' in page


def test_a_logo_of_more_than_30_kilobytes_is_refused(dossier):
    with pytest.raises(DossierError, match=r"sign\.svg is larger than 30 kB \(30,0\d\d bytes\)"):
        dossier("{logo: {file: sign.svg, alt: Sign}}", sign=SVG + b" " * 30_000)


def test_fonts_of_a_theme_come_first_in_page_and_picture(dossier):
    graph = dossier("{fonts: {headings: Lora, words: [Inter, Open Sans]}}").graph()
    assert "--routes-serif:Lora, Georgia" in graph.to_html()
    assert "font-family=\"Inter, 'Open Sans', 'Helvetica Neue'" in graph.to_svg()
