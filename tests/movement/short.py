"""What `find_movements` reads, in short."""

from routes.movement import find_movements


def ends(text):
    """Return the two names of each movement of a text."""
    return [(m.origin.toponym.exact, m.destination.toponym.exact) for m in find_movements(text)]


def statuses(text):
    """Return the standing of each movement of a text."""
    return [m.status.value for m in find_movements(text)]


def modes(text):
    """Return how the goods of each movement of a text travel."""
    return [m.mode.value for m in find_movements(text)]


def read(text):
    """Return the two names and the standing of each movement of a text."""
    return [
        (m.origin.toponym.exact, m.destination.toponym.exact, m.status.value)
        for m in find_movements(text)
    ]
