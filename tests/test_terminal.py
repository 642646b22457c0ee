import io

import pytest
from rich.console import Console

from routes.terminal import say


@pytest.mark.parametrize(
    ("is_terminal", "shown"),
    [
        (True, ["  Makhachkala", "  becomes another", "  place"]),
        (False, ["  Makhachkala becomes another place"]),
    ],
)
def test_indented_lines_are_wrapped_between_words_on_a_terminal_only(
    monkeypatch, is_terminal, shown
):
    file = io.StringIO()
    console = Console(file=file, width=18, force_terminal=is_terminal, soft_wrap=True)
    monkeypatch.setattr("routes.terminal._OUT", console)
    say("  Makhachkala becomes another place")
    assert [line.rstrip() for line in file.getvalue().splitlines()] == shown


def test_a_line_that_is_not_indented_is_left_whole(monkeypatch):
    file = io.StringIO()
    console = Console(file=file, width=18, force_terminal=True, soft_wrap=True)
    monkeypatch.setattr("routes.terminal._OUT", console)
    say("a/path/that/is/longer/than/the/terminal.html")
    assert file.getvalue() == "a/path/that/is/longer/than/the/terminal.html\n"
