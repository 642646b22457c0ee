"""The server behind `routes show`: on loopback, for the browser of the one who started it."""

import json
import socket
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from routes.dossier import read_dossier
from routes.errors import DossierError, OutputError, RoutesError
from routes.gazetteer import Gazetteer
from routes.page_options import PLAIN, PageOptions

if TYPE_CHECKING:  # heavy packages, imported by the functions that need them
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

HOST = "127.0.0.1"
_HOSTS = [HOST, "localhost"]
"""What a browser may call us: a page elsewhere that leads its own name here is refused."""

Stamp = tuple[tuple[str, int, int], ...]


class _Draft:
    """A dossier's page as it last was without faults, and the faults of what it is now."""

    def __init__(self, folder: Path, gazetteer: Gazetteer, options: PageOptions) -> None:
        self.folder = folder
        self.gazetteer = gazetteer
        self.options = options
        self.version = 0
        self.page = ""
        self.faults: list[str] = []
        self._stamp: Stamp | None = None

    def refresh(self) -> None:
        """Make the page again if a file of the folder has changed."""
        stamp = _stamp(self.folder)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            dossier = read_dossier(self.folder, gazetteer=self.gazetteer)
            graph = dossier.graph(gazetteer=self.gazetteer)
            self.page = graph.to_html(options=self.options)
            self.faults = []
        except DossierError as error:
            self.faults = [str(fault) for fault in error.faults]
        except RoutesError as error:
            self.faults = [str(error)]
        self.version += 1


def _stamp(folder: Path) -> Stamp:
    """Return the names, times and sizes of a folder's files."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            status = path.stat()
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


def preview_app(
    folder: Path,
    *,
    gazetteer: Gazetteer,
    options: PageOptions = PLAIN,
) -> "Starlette":
    """Return the application that shows a dossier while it is being written.

    `/` is a frame around `/map.html` that asks `/state` for changes and lists the faults of the
    dossier with their lines. Requests in the name of another host are refused.

    Parameters
    ----------
    folder
        The folder with dossier.yaml. Nothing is written to it.
    gazetteer
        Where places are looked up.
    options
        How the page is made.
    """
    from starlette.applications import Starlette  # noqa: PLC0415 (a tenth of a second)
    from starlette.middleware import Middleware  # noqa: PLC0415
    from starlette.middleware.trustedhost import TrustedHostMiddleware  # noqa: PLC0415
    from starlette.responses import HTMLResponse, JSONResponse  # noqa: PLC0415
    from starlette.routing import Route  # noqa: PLC0415

    draft = _Draft(folder, gazetteer, options)

    def frame(_: "Request") -> "Response":
        page, policy = _frame(folder)
        return HTMLResponse(page, headers={"Content-Security-Policy": policy})

    def state(_: "Request") -> "Response":
        draft.refresh()
        faults, has_page = draft.faults, bool(draft.page)
        return JSONResponse({"version": draft.version, "faults": faults, "has_page": has_page})

    def page(_: "Request") -> "Response":
        draft.refresh()
        return HTMLResponse(draft.page, headers={"Cache-Control": "no-store"})

    return Starlette(
        routes=[Route("/", frame), Route("/state", state), Route("/map.html", page)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS)],
    )


def _frame(folder: Path) -> tuple[str, str]:
    """Return the frame around the page, and the policy it is under."""
    from routes.webmap import csp_hash  # noqa: PLC0415 (its classes are folium's: a third of a second)

    static = files("routes.preview") / "static"
    script, style = (
        (static / name).read_text(encoding="utf-8") for name in ("preview.js", "preview.css")
    )
    page = Template((static / "preview.html").read_text(encoding="utf-8")).substitute(
        style=style, script=script, folder=json.dumps(str(folder)).replace("<", "\\u003c")
    )
    policy = (
        f"default-src 'none'; script-src {csp_hash(script)}; style-src {csp_hash(style)}; "
        "connect-src 'self'; frame-src 'self'; frame-ancestors 'none'"
    )
    return page, policy


def serve(app: "Starlette", port: int) -> None:
    """Serve an application on loopback until it is interrupted.

    Raises
    ------
    OutputError
        When the port is taken.
    """
    import uvicorn  # noqa: PLC0415 (a tenth of a second)

    try:
        listening = socket.create_server((HOST, port))
    except OSError as error:
        raise OutputError(
            f"port {port} cannot be used: {error.strerror}; choose another with --port"
        ) from error
    with listening:
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
