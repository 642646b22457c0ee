"""How well movements are read: recall and precision on labelled documents, and the seeds.

Labels are in `benchmarks/reading/labels.csv`, one row a hop. Each set has two halves. `--mistakes`
shows what is wrong in the halves to develop on; of the unseen ones there are figures only, so that
nobody works towards their mistakes.
"""

import argparse
import csv
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.reading_peer import report_peer
from routes import find_movements, geocode_document
from routes.claim import find_claims, judge_readings
from routes.draft import Draft, draft_dossier
from routes.draft.documents import read_documents
from routes.errors import QuoteError
from routes.gazetteer import COUNTRY_CODES, fold_name
from routes.geodocument import PlacedToponym
from routes.movement import Movement
from routes.origin import group_origins
from routes.source import Source, find_quote

HALVES = ("seen", "unseen", "other", "other-unseen", "strangers", "last", "final")
DEVELOPED_ON = ("seen", "other", "strangers", "last", "final")
ORIGINS = (
    "origins",
    "origins-unseen",
    "origins-others",
    "origins-last",
    "origins-third",
    "origins-own",
    "origins-final",
)
ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent / "reading"
DOUBTED = {"denied", "planned", "disputed"}
DENIED = {"denied", "disputed"}
FACTS = {"reported", "confirmed"}
CORE = {
    ("Iran", "Amirabad"): ("unknown", "alleged"),
    ("Amirabad", "Makhachkala"): ("sea", "alleged"),
    ("Makhachkala", "Sisha"): ("unknown", "alleged"),
    ("Makhachkala", "Primorsko-Akhtarsk"): ("unknown", "alleged"),
    ("Iran", "Alabuga"): ("unknown", "alleged"),
}
"""What the dossier of the seeds states of supplies, with mode and status."""
OTHERS = {("Iran", "Russia"), ("Russia", "Iran"), ("Russia", "Belarus")}
"""Hops between countries that the dossier of the seeds states too."""
SPEED_COPIES = 40


@dataclass(frozen=True, kw_only=True)
class Label:
    """A hop that a document states, by hand."""

    ends: tuple[str, str]
    by: str
    status: str


@dataclass(kw_only=True)
class Tally:
    """What was counted on one half."""

    right: int = 0
    drafted: int = 0
    labelled: int = 0
    modes: int = 0
    statuses: int = 0
    as_fact: int = 0
    false_where_nothing_moves: int = 0
    empty_documents: int = 0
    quotes: int = 0
    verified: int = 0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--mistakes", action="store_true")
    options = parser.parse_args()
    report_speed()  # first, before there are other things in memory
    for half in [options.half] if options.half else HALVES:
        report(half, mistakes=options.mistakes and half in DEVELOPED_ON)
    report_seeds()
    for name in (
        "claims",
        "claims-others",
        "claims-last",
        "claims-forms",
        "claims-forms-second",
        "claims-third",
        "claims-final",
    ):
        report_claims(name, mistakes=options.mistakes)
    for name in ORIGINS:
        report_origins(name, mistakes=options.mistakes)
    report_origins_of_seeds()
    report_peer([source.text for source in read_documents(ROOT / "seeds")] * 8)


def labels(half: str) -> dict[str, list[Label]]:
    """Return the labels of a half by document, documents without a movement among them."""
    found: dict[str, list[Label]] = {path.stem: [] for path in sorted((HERE / half).glob("*.txt"))}
    with (HERE / "labels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["set"] == half:
                ends = (fold_name(row["from"]), fold_name(row["to"]))
                found[row["document"]].append(Label(ends=ends, by=row["by"], status=row["status"]))
    return found


def report(half: str, *, mistakes: bool) -> None:
    """Print how the movements of one half are read."""
    tally, labelled = Tally(), labels(half)
    wrong: list[str] = []
    for source in read_documents(HERE / half):
        stem = Path(source.file).stem
        wanted = labelled[stem]
        movements = find_movements(source.text)
        wrong += count(tally, wanted, movements, stem)
        for quote_is_right in verify(source, movements):
            tally.quotes += 1
            tally.verified += quote_is_right
    print(
        f"{half}: {tally.labelled} hops labelled, {tally.drafted} drafted, {tally.right} with both "
        f"ends right: precision {tally.right / tally.drafted:.2f}, recall "
        f"{tally.right / tally.labelled:.2f}; of these mode right {tally.modes}, status right "
        f"{tally.statuses}; denied, disputed or planned drafted as fact {tally.as_fact}; false "
        f"hops in {tally.empty_documents} documents without movement "
        f"{tally.false_where_nothing_moves}; "
        f"quotes verified {tally.verified} of {tally.quotes}"
    )
    if mistakes:
        print("\n".join(wrong))


def count(
    tally: Tally, wanted: list[Label], movements: Iterable[Movement], stem: str
) -> Iterator[str]:
    """Count one document, and yield what is wrong in words."""
    left = list(wanted)
    tally.labelled += len(wanted)
    tally.empty_documents += not wanted
    for movement in movements:
        tally.drafted += 1
        ends = (name_of(movement.origin), name_of(movement.destination))
        label = next((label for label in left if label.ends == ends), None)
        if label is None:
            tally.false_where_nothing_moves += not wanted
            yield f"  {stem}: false: {ends} {movement.mode} {movement.status}"
            continue
        left.remove(label)
        tally.right += 1
        tally.modes += movement.mode == label.by
        right = movement.status == label.status or {movement.status, label.status} <= DENIED
        tally.statuses += right
        tally.as_fact += label.status in DOUBTED and movement.status in FACTS
        if movement.mode != label.by or not right:
            yield f"  {stem}: {ends}: {movement.mode} {movement.status} for {label}"
    for label in left:
        yield f"  {stem}: missed: {label}"


def name_of(placed: PlacedToponym) -> str:
    """Return the name a label gives a place: a people stand for their country."""
    place = placed.place
    if place and place.feature_code in COUNTRY_CODES:
        return fold_name(place.name)
    return fold_name(placed.toponym.exact)


def verify(source: Source, movements: Iterable[Movement]) -> Iterator[bool]:
    """Yield, for each quote, whether it stands in its document where it is said to."""
    for movement in movements:
        for start, end in (*movement.says, *movement.denies):
            words, around = source.text[start:end], source.text[max(0, start - 40) : start]
            try:
                quote = find_quote(source, words)
            except QuoteError:
                prefix = around.partition(" ")[2]
                quote = find_quote(source, words, prefix=prefix)
            yield (quote.start, quote.end) == (start, end)


def report_seeds() -> None:
    """Print how the draft of the seeds compares with the dossier that a person wrote."""
    with tempfile.TemporaryDirectory() as folder:
        for path in (ROOT / "seeds").glob("*.txt"):
            shutil.copy(path, folder)
        draft = draft_dossier(folder)
    drafted = [(hop.origin.name, hop.destination.name) for hop in draft.proposals]
    found = {ends: hop for ends, hop in zip(drafted, draft.proposals, strict=True) if ends in CORE}
    described = sum((hop.mode, hop.status) == CORE[ends] for ends, hop in found.items())
    known = [ends for ends in drafted if ends in CORE or ends in OTHERS]
    print(
        f"seeds: core supply hops {len(found)} of {len(CORE)}, mode and status right {described}; "
        f"of {len(drafted)} drafted hops {len(known)} are the dossier's: precision "
        f"{len(known) / len(drafted):.2f}; not settled {len(draft.unsettled)}; "
        f"quotes {quotes_of(draft)}"
    )
    print("  not in the dossier:", [ends for ends in drafted if ends not in known])


def quotes_of(draft: Draft) -> int:
    """Return how many quotes a draft has; each was found with `find_quote` when it was made."""
    return sum(len(hop.says) + len(hop.denies) for hop in draft.proposals)


def report_origins(name: str, *, mistakes: bool) -> None:
    """Print how many pairs of a set of documents are rightly said to have one origin."""
    sources = read_documents(HERE / name)
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        wanted = {f"{row['document']}.txt": row["origin"] for row in csv.DictReader(file)}
    name_of_id = {source.id: source.file for source in sources}
    pairs = list(combinations(name_of_id.values(), 2))
    same = {pair for pair in pairs if wanted[pair[0]] == wanted[pair[1]]}
    said = {
        (name_of_id[first], name_of_id[second])
        for group in group_origins(sources)
        for first, second in combinations(group.source_ids, 2)
    }
    right = len(same & said)
    print(
        f"{name}: {len(same)} of {len(pairs)} pairs have one, {len(said)} said to, {right} rightly"
        f": precision {right / len(said):.2f}, recall {right / len(same):.2f}"
    )
    if mistakes:
        print("".join(f"  false: {' and '.join(pair)}\n" for pair in sorted(said - same)), end="")
        print("".join(f"  missed: {' and '.join(pair)}\n" for pair in sorted(same - said)), end="")


def report_origins_of_seeds() -> None:
    """Print how the seeds, which have one origin, are put together."""
    seeds = group_origins(read_documents(ROOT / "seeds"))
    print(f"  seeds: {[len(group.source_ids) for group in seeds]} documents by origin")


def report_claims(name: str, *, mistakes: bool) -> None:
    """Print how many labelled claims of distance are found, with the right places and verdicts."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = right = judged = 0
    for row in rows:
        claims = [claim for claim in find_claims(row["text"]) if claim.subject]
        found += len(claims)
        ends = {(claim_end(claim.subject), claim_end(claim.reference)) for claim in claims}
        is_right = bool(row["subject"]) and (row["subject"], row["reference"]) in ends
        if not any(claim.direction for claim in claims):  # 40 km apart are 40 km either way
            is_right |= bool(row["subject"]) and (row["reference"], row["subject"]) in ends
        verdicts = [judge_readings(claim).verdict for claim in claims]
        right += is_right
        judged += is_right and verdicts == [row["verdict"]]
        wrong = bool(row["subject"]) != bool(claims) or verdicts != [row["verdict"]] * len(claims)
        if mistakes and (wrong or is_right != bool(row["subject"])):
            print(f"  {row['text']}: {sorted(ends)} {verdicts} for {row['verdict'] or 'none'}")
    labelled = sum(bool(row["subject"]) for row in rows)
    print(
        f"{name}: {labelled} labelled, {found} found, {right} with the right places: precision "
        f"{right / found:.2f}, recall {right / labelled:.2f}; verdict right {judged}"
    )


def claim_end(placed: PlacedToponym | None) -> str:
    """Return the name of a place of a claim; `the Russian capital` is Moscow."""
    if placed is None:
        return ""
    is_name = placed.toponym.form == "name"
    return placed.toponym.exact if is_name or placed.place is None else placed.place.name


def report_speed() -> None:
    """Print how fast the seeds are read, as one document each and as a long one."""
    texts = [source.text for source in read_documents(ROOT / "seeds")]
    long = "\n\n".join(texts) * SPEED_COPIES
    size = len(long.encode())
    find_movements(texts[0])  # opening the gazetteer and the word lists is not counted
    for words, work in (
        (
            "places and movements, documents of 3 kB",
            lambda: [find_movements(t) for t in texts * 40],
        ),
        ("places and movements, one document", lambda: find_movements(long)),
        ("places alone, one document", lambda: geocode_document(long)),
    ):
        begin = time.process_time()
        work()
        print(f"speed, {words}: {size / (time.process_time() - begin) / 1e6:.2f} MB/s")


if __name__ == "__main__":
    main()
