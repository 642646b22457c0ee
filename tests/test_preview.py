"""The preview in a browser, on loopback."""

import json
import shutil
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest
import uvicorn

from routes import Gazetteer
from routes.errors import OutputError
from routes.preview import HOST, preview_app, serve


@contextmanager
def served(app):
    """Run an application on a free port of loopback, and give its address."""
    server = uvicorn.Server(uvicorn.Config(app, host=HOST, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://{HOST}:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def folder(seeds_folder, tmp_path):
    return shutil.copytree(seeds_folder, tmp_path / "seeds")


@pytest.fixture
def address(folder):
    with served(preview_app(folder, gazetteer=Gazetteer.bundled())) as found:
        yield found


def fetched(address, **headers):
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 (loopback)
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        return answer.read().decode()


def test_the_page_follows_the_dossier_and_its_faults_are_told_with_their_lines(
    folder, address, browser
):
    page = browser.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    shown = page.frame_locator("#page")
    shown.locator("h1", has_text="Iranian attack drones").wait_for(timeout=20_000)
    assert page.locator("#faults").is_hidden()

    dossier = folder / "dossier.yaml"
    whole = dossier.read_text("utf-8")
    dossier.write_text(whole.replace("from Amirabad, Iran,", "from Amirabat, Iran,"), "utf-8")
    page.locator("#faults li").first.wait_for(timeout=20_000)
    told = page.locator("#faults li").first.inner_text()
    assert "dossier.yaml:" in told
    assert "do not stand in source" in told
    assert shown.locator("h1").inner_text().startswith("Iranian")

    dossier.write_text(whole.replace("title: Iranian", "title: Persian"), "utf-8")
    shown.locator("h1", has_text="Persian attack drones").wait_for(timeout=20_000)
    assert page.locator("#faults").is_hidden()
    assert complaints == []
    page.close()


def test_a_request_in_the_name_of_another_host_is_refused(address):
    assert json.loads(fetched(f"{address}/state"))["faults"] == []
    with pytest.raises(urllib.error.HTTPError, match="400"):
        fetched(f"{address}/state", Host="evil.example")


def test_nothing_is_written_to_the_folder(folder, address):
    before = {path: path.read_bytes() for path in folder.rglob("*")}
    fetched(f"{address}/map.html")
    assert {path: path.read_bytes() for path in folder.rglob("*")} == before


def test_a_folder_name_cannot_break_out_of_the_frame(tmp_path):
    folder = tmp_path / "<img src=x onerror=window.__xss=1>"
    folder.mkdir()
    with served(preview_app(folder, gazetteer=Gazetteer.bundled())) as address:
        frame = fetched(address)
        state = json.loads(fetched(f"{address}/state"))
    assert "<img" not in frame
    assert state["has_page"] is False
    assert "`routes init DIR` writes one" in state["faults"][0]


def test_a_port_that_is_taken_is_told(address):
    port = int(address.rpartition(":")[2])
    with pytest.raises(OutputError, match=f"port {port} cannot be used: .*--port"):
        serve(None, port)
