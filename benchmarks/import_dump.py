"""Import a dump in a process of its own, and print the time and the memory that it took.

usage: python -m benchmarks.import_dump DUMP FOLDER
"""

import json
import resource
import sys
import time
from pathlib import Path

from routes.gazetteer import import_geonames


def main(dump: Path, folder: Path) -> None:
    """Import a dump and print one line of JSON."""
    begin = time.perf_counter()
    report = import_geonames(dump, folder)
    seconds = time.perf_counter() - begin
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size_mb = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    figures = {"rows": report.rows, "damaged": report.damaged, "seconds": round(seconds, 1)}
    print(json.dumps(figures | {"peak_mb": round(peak_mb), "size_mb": round(size_mb)}))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
