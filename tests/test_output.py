import os
from pathlib import Path

import pytest

from routes.errors import OutputError
from routes.output import write_file


def test_a_text_is_written_as_utf_8_with_its_own_line_ends(tmp_path):
    write_file(tmp_path / "map.html", "Сеща → Baku\r\nline\n")
    assert (tmp_path / "map.html").read_bytes() == "Сеща → Baku\r\nline\n".encode()


def test_missing_folders_are_made(tmp_path):
    write_file(tmp_path / "out" / "deep" / "map.html", "text")
    assert (tmp_path / "out" / "deep" / "map.html").read_text() == "text"


def test_an_old_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    target = tmp_path / "map.html"
    write_file(target, "old and long")
    write_file(target, "new")
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_gets_the_permissions_that_the_umask_allows(tmp_path):
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "map.html", "text")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert (tmp_path / "map.html").stat().st_mode & 0o777 == 0o640


def fail_to_replace(*_):
    raise OSError(28, "No space left on device")


def test_an_interrupted_write_leaves_the_old_file_whole_and_no_other(tmp_path, monkeypatch):
    target = tmp_path / "map.html"
    write_file(target, "old")
    monkeypatch.setattr(Path, "replace", fail_to_replace)
    with pytest.raises(OutputError, match=r"map\.html cannot be written: No space left on device"):
        write_file(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_reader_never_sees_half_a_file(tmp_path, monkeypatch):
    target = tmp_path / "map.html"
    write_file(target, "old")
    seen = []

    def look_then_replace(self, other, replace=Path.replace):
        seen.append((self.read_text(), Path(other).read_text()))
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", look_then_replace)
    write_file(target, "new")
    assert seen == [("new", "old")]


def stop_at_the_keyboard(*_):
    raise KeyboardInterrupt("stopped")


def test_a_write_stopped_at_the_keyboard_leaves_the_old_file_whole(tmp_path, monkeypatch):
    write_file(tmp_path / "map.html", "old")
    monkeypatch.setattr(Path, "replace", stop_at_the_keyboard)
    with pytest.raises(KeyboardInterrupt, match="stopped"):
        write_file(tmp_path / "map.html", "new")
    assert (tmp_path / "map.html").read_text() == "old"


def test_a_write_stopped_at_the_keyboard_leaves_no_unfinished_file(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "replace", stop_at_the_keyboard)
    with pytest.raises(KeyboardInterrupt, match="stopped"):
        write_file(tmp_path / "map.html", "new")
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_is_not_unicode_leaves_no_unfinished_file(tmp_path):
    with pytest.raises(ValueError, match="surrogates not allowed"):
        write_file(tmp_path / "map.html", "half a pair: \ud800")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match=r"map\.html cannot be written: "):
        write_file(tmp_path / "file" / "map.html", "text")


def test_a_target_that_is_a_folder_is_an_output_error_and_leaves_it_alone(tmp_path):
    (tmp_path / "map.html").mkdir()
    with pytest.raises(OutputError, match=r"map\.html cannot be written: "):
        write_file(tmp_path / "map.html", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission_is_an_output_error(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written: Permission denied"):
        write_file(tmp_path / "map.html", "text")
