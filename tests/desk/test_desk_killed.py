"""The desk killed while it writes: what it said was saved is on record, no line is half, and nothing works on."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx

from chapbook.decisions import read_record
from chapbook.desk.apart import settings_problem_apart
from chapbook.pipeline.opened import open_book
from desk_books import make_book

START = """
import sys
from pathlib import Path
from chapbook.desk.proof import run_proof
sys.exit(run_proof(Path(sys.argv[1]), "", browse=False))
"""
PARENT = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", sys.argv[1]])
time.sleep(600)
"""
CHILD = """
import time
from chapbook.desk.parent import end_with_parent
end_with_parent()
print("at work", flush=True)
time.sleep(600)
"""
KILLS = 3
STYLES = Path(__file__).resolve().parents[2] / "styles"


def started(root: Path) -> tuple[subprocess.Popen[str], str]:
    """A desk in a process of its own, and the address that it prints."""
    process = subprocess.Popen([sys.executable, "-c", START, str(root)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return process, found[0]
    raise AssertionError("the desk printed no address")


def decide_until_killed(process: subprocess.Popen[str], address: str, seconds: float) -> set[str]:
    """Keeps and takes back, as fast as it is answered, until the desk dies; the ids of what was said to be saved."""
    home, saved = address.partition("/?")[0], set[str]()
    with httpx.Client(base_url=home, follow_redirects=True) as client:
        client.get(address)
        rows = client.get("/items?all=1").json()["rows"]
        end = time.monotonic() + seconds
        try:
            for turn in range(100_000):
                if time.monotonic() > end:
                    process.kill()
                body = {"ids": [row[0] for row in rows[: 1 + turn % 6]], "act": "keep"}
                answer = client.post("/decide", json=body, headers={"Origin": home}).json()
                saved |= set(answer["decisions"])
        except httpx.TransportError:
            pass
    process.communicate()
    return saved


def test_nothing_that_was_saved_is_lost_and_no_line_is_half(tmp_path: Path) -> None:
    folder = make_book(tmp_path)
    shutil.copytree(STYLES, tmp_path / "styles", dirs_exist_ok=True)
    open_book(tmp_path, "petit")
    saved: set[str] = set()
    for kill in range(KILLS):
        process, address = started(tmp_path)
        saved |= decide_until_killed(process, address, 0.2 + 0.17 * kill)
        record = read_record(folder / "decisions.jsonl")
        assert saved <= {decision.id for decision in record.every}
        assert record.torn == b""
    assert saved
    assert open_book(tmp_path, "petit").lost == ()


def test_what_the_desk_has_done_apart_ends_with_it() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, CHILD], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "at work\n"
    parent.kill()
    assert parent.communicate(timeout=300)[0] == ""  # both have let go of the pipe


def test_a_wrong_print_setting_is_found_apart(tmp_path: Path) -> None:
    folder = make_book(tmp_path)
    shutil.copytree(STYLES, tmp_path / "styles", dirs_exist_ok=True)
    edition = folder / "edition.toml"
    edition.write_text(edition.read_text(encoding="utf-8") + '\n[page]\ntrim = "A17"\n', encoding="utf-8")
    assert "A17" in settings_problem_apart(tmp_path, "petit")
    edition.write_text(edition.read_text(encoding="utf-8").replace("A17", "A5"), encoding="utf-8")
    assert settings_problem_apart(tmp_path, "petit") == ""
