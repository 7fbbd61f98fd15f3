"""The launcher, on systems made of stand-ins: a folder of small scripts is the whole PATH, and notes its calls."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REAL = ("sh", "cat", "cksum", "dirname", "readlink", "mkdir", "cp", "chmod", "env", "rm")
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 default-jre-headless"

# Stands in for every Python: probed, it is found or not; asked for a library, it has none until apt-get has run.
PYTHON = """\
case $1 in
    -c) case $2 in
            *ctypes*) [ -f "$STATE/installed" ] ;;
            *) [ -f "$STATE/python" ] && echo "$STAND_INS/python3" ;;
        esac ;;
    -m) printf '%s\\n' "python $*" >>"$STATE/calls"
        case $2 in
            chapbook.pipeline.program) printf '%s' "$LC_ALL $PYTHONUTF8 ${PYTHONPATH-unset}" >"$STATE/environment" ;;
            venv) mkdir -p "$4/bin" "$4/lib/python3.11/site-packages"; cp "$0" "$4/bin/python" ;;
            pip) case "$*" in *--version*) [ -x "${0%/bin/python}/lib/python3.11/site-packages" ] ;; esac ;;
        esac ;;
esac
"""
APT = """\
printf '%s\\n' "apt-get $*" >>"$STATE/calls"
case " $* " in *" install "*) : >"$STATE/installed"; cp "$STATE/java" "$STAND_INS" ;; esac
"""


@dataclass(frozen=True)
class System:
    """A clone of the launcher and its locks, a PATH of stand-ins and the list of what was called."""

    clone: Path
    stand_ins: Path
    state: Path

    def add(self, name: str, script: str) -> None:
        """Puts a program into the PATH."""
        path = self.stand_ins / name
        path.write_text(f"#!{shutil.which('sh')}\n{script}", encoding="utf-8")
        path.chmod(0o755)

    def run(
        self, *arguments: str, press: Path | None = None, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Runs the launcher with the stand-ins alone, without a terminal."""
        return subprocess.run(
            [press or self.clone / "press", *arguments],
            cwd=cwd or self.clone,
            env={"PATH": str(self.stand_ins), "STATE": str(self.state), "STAND_INS": str(self.stand_ins), "LANG": "C"}
            | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def calls(self) -> list[str]:
        """What the stand-ins were called with, in order; cleared by reading."""
        path = self.state / "calls"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return lines


@pytest.fixture
def system(tmp_path: Path) -> System:
    """A Debian with Python and nothing else, run by root, in a folder with spaces and accents."""
    made = System(tmp_path / "un dossier é" / "chapbook", tmp_path / "stand ins", tmp_path / "state")
    for folder in (made.clone, made.stand_ins, made.state):
        folder.mkdir(parents=True)
    shutil.copy(ROOT / "press", made.clone)
    shutil.copytree(ROOT / "locks", made.clone / "locks")
    for name in REAL:
        (made.stand_ins / name).symlink_to(str(shutil.which(name)))
    made.add("python3", PYTHON)
    made.add("apt-get", APT)
    made.add("id", "echo 0")
    (made.state / "java").write_text(f"#!{shutil.which('sh')}\n", encoding="utf-8")
    (made.state / "java").chmod(0o755)
    (made.state / "python").touch()
    return made


def called_by_press(system: System, lock: str = "run") -> list[str]:
    """The calls that make the environment, in order."""
    return [
        f"python -m venv --clear {system.clone}/.venv",
        "python -m pip --quiet --disable-pip-version-check --no-input install "
        f"--require-hashes -r {system.clone}/locks/{lock}.txt",
    ]


def handed_over(system: System, words: str) -> list[str]:
    """The last call: invoke, with the caller's words."""
    return [f"python -m chapbook.pipeline.program --search-root {system.clone} {words}"]


APT_CALLS = ["apt-get -qq update", f"apt-get install --yes --no-install-recommends {PACKAGES}"]


def test_root_gets_the_missing_packages_and_an_environment_from_the_lock(system: System) -> None:
    done = system.run("build", "--book", "a b")
    assert done.returncode == 0, done.stderr
    assert system.calls() == APT_CALLS + called_by_press(system) + handed_over(system, "build --book a b")
    assert f"missing on this system: {PACKAGES}" in done.stderr


def test_nothing_is_set_up_twice(system: System) -> None:
    system.run("build")
    system.calls()
    done = system.run("build")
    assert (done.returncode, done.stderr) == (0, "")
    assert system.calls() == handed_over(system, "build")


@pytest.mark.parametrize("changed", ["press", "locks/run.txt"])
def test_a_changed_lock_or_launcher_is_set_up_again_in_the_same_environment(system: System, changed: str) -> None:
    system.run("build")
    system.calls()
    with (system.clone / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    system.run("build")
    probe = ["python -m pip --version"]
    assert system.calls() == probe + called_by_press(system)[1:] + handed_over(system, "build")


def test_an_environment_whose_python_is_gone_is_made_anew(system: System) -> None:
    system.run("build")
    system.calls()
    (system.clone / ".venv" / "bin" / "python").unlink()
    system.run("build")
    assert system.calls() == called_by_press(system) + handed_over(system, "build")


@pytest.mark.parametrize("task", ["test", "lint"])
def test_what_only_tests_need_is_set_up_for_them_alone(system: System, task: str) -> None:
    system.run("build")
    system.calls()
    system.run(task)
    assert called_by_press(system, "dev")[1] in system.calls()
    system.run("build")
    assert system.calls() == handed_over(system, "build")


EXTRAS = "tesseract-ocr tesseract-ocr-fra default-jdk-headless libatomic1 libjaxb-java libactivation-java chromium"


@pytest.mark.parametrize("words", [("test",), ("check", "--full")])
def test_what_the_tests_ask_of_the_system_is_installed_for_them_alone(system: System, words: tuple[str, ...]) -> None:
    system.run("lint")
    assert not any("tesseract" in call for call in system.calls())
    system.run(*words)
    installed = next(call for call in system.calls() if " install --yes " in call).split("--no-install-recommends ")[1]
    assert set(installed.split()) <= set(EXTRAS.split()) and "tesseract-ocr" in installed
    system.run("lint")
    assert system.calls() == handed_over(system, "lint")


@pytest.mark.parametrize("words", ["--help test", "test --help", "-h accept", "build --book test", "build -b lint"])
def test_neither_help_nor_the_value_of_an_option_asks_for_more_than_books_do(system: System, words: str) -> None:
    system.run("build")
    system.calls()
    system.run(*words.split())
    assert system.calls() == handed_over(system, words)


def test_a_task_behind_an_option_with_its_value_asks_for_what_it_needs(system: System) -> None:
    system.run("build", "--book", "one", "test")
    assert any("tesseract" in call for call in system.calls())


def test_without_root_the_tests_go_on_without_what_only_they_need(system: System) -> None:
    system.run("build")
    system.calls()
    system.add("id", "echo 1000")
    done = system.run("test")
    assert done.returncode == 0, done.stderr
    assert "going on: what needs them is skipped" in done.stderr
    assert system.calls()[-1:] == handed_over(system, "test")


def test_who_has_set_up_for_tests_is_set_up_for_building(system: System) -> None:
    system.run("test")
    system.calls()
    system.run("build")
    assert system.calls() == handed_over(system, "build")


def test_the_project_is_on_the_path_of_its_environment_wherever_it_lies(system: System) -> None:
    system.run("build")
    site = system.clone / ".venv" / "lib" / "python3.11" / "site-packages"
    assert (site / (site / "chapbook.pth").read_text(encoding="utf-8").strip()).resolve() == system.clone / "src"


def test_it_works_from_any_folder_and_through_links(system: System, tmp_path: Path) -> None:
    link, second = tmp_path / "lien", tmp_path / "autre"
    link.symlink_to("autre")
    second.symlink_to(system.clone / "press")
    done = system.run("build", press=link, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert system.calls()[-1:] == handed_over(system, "build")


def test_programs_run_in_utf_8_and_without_the_callers_python(system: System) -> None:
    system.run("build", LC_ALL="C", PYTHONPATH="/elsewhere")
    assert (system.state / "environment").read_text(encoding="utf-8") == "C.UTF-8 1 unset"


def test_without_root_and_without_a_terminal_it_names_the_command_and_stops(system: System) -> None:
    system.add("id", "echo 1000")
    system.add("sudo", 'exec "$@"')
    done = system.run("build")
    assert done.returncode != 0
    assert f"sudo apt-get install --yes --no-install-recommends {PACKAGES}" in done.stderr
    assert system.calls() == []
    assert not (system.clone / ".venv").exists()


def test_yes_says_yes_to_sudo(system: System) -> None:
    system.add("id", "echo 1000")
    system.add("sudo", 'printf "%s\n" "sudo $*" >>"$STATE/calls"; exec "$@"')
    done = system.run("--yes", "build")
    assert done.returncode == 0, done.stderr
    calls = system.calls()
    assert [call for call in calls if call.startswith("apt-get")] == APT_CALLS
    assert sum(call.startswith("sudo ") for call in calls) == 2
    assert calls[-1:] == handed_over(system, "build")


def test_without_root_and_without_sudo_it_says_what_root_should_run(system: System) -> None:
    system.add("id", "echo 1000")
    done = system.run("--yes", "build")
    assert done.returncode != 0
    assert "As root, run: apt-get install" in done.stderr


def test_a_system_without_any_python_is_told_which_to_install(system: System) -> None:
    (system.state / "python").unlink()
    done = system.run("build")
    assert done.returncode != 0
    assert "no Python from 3.11 to 3.14" in done.stderr
    assert "python3 python3-venv" in system.calls()[1]


def test_a_system_without_apt_or_java_is_told_what_to_install(system: System) -> None:
    (system.stand_ins / "apt-get").unlink()
    done = system.run("build")
    assert done.returncode != 0
    assert "no Java runtime was found" in done.stderr
    assert system.calls() == []


def test_a_set_up_that_broke_off_is_taken_up_again(system: System) -> None:
    system.add("apt-get", APT + "exit 1\n")
    assert system.run("build").returncode != 0
    system.add("apt-get", APT)
    system.calls()
    assert system.run("build").returncode == 0
    assert system.calls()[-1:] == handed_over(system, "build")


def test_without_a_task_it_tells_its_use_and_changes_nothing(system: System) -> None:
    for words in ((), ("--help",), ("--yes",)):
        done = system.run(*words)
        assert (done.returncode, system.calls()) == (0, [])
        assert "./press build" in done.stdout


def test_the_locks_agree_and_every_file_in_them_has_a_hash() -> None:
    run, dev = (pins(ROOT / "locks" / name) for name in ("run.txt", "dev.txt"))
    assert run <= dev
    for name in ("run.txt", "dev.txt"):
        text = (ROOT / "locks" / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert all("--hash=sha256:" in block for block in text.split("\n    # via") if "==" in block)


def pins(path: Path) -> set[str]:
    """The lines that name a package and its version."""
    return {line.rstrip("\\ ") for line in path.read_text(encoding="utf-8").splitlines() if re.match(r"\w\S*==", line)}


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    command = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1].removeprefix("exec ")
    assert f"    {command}\n" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert os.access(ROOT / "press", os.X_OK)
