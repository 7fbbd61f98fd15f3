"""Files appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.writers.files import whole_file, write_folder, write_whole


def test_a_file_is_written_whole_and_its_folders_made(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "a" / "é b" / "x.txt", b"new")
    assert path.read_bytes() == b"new"
    assert [one.name for one in path.parent.iterdir()] == ["x.txt"]


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "x.txt", b"old")
    with pytest.raises(RuntimeError), whole_file(path) as beside:
        beside.write_bytes(b"ha")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["x.txt"]


def test_the_old_file_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "x.txt", b"old")
    with whole_file(path) as beside:
        beside.write_bytes(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


def test_a_folder_holds_only_the_files_of_the_last_build(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a": b"1", "b": b"2"})
    (tmp_path / "inner").mkdir()
    write_folder(tmp_path, {"b": b"3"})
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b", "inner"]
    assert (tmp_path / "b").read_bytes() == b"3"
