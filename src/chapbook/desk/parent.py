"""Ends a process of the desk's with the desk: what nobody waits for any more is not worked out to its end."""

from __future__ import annotations

import os
import time
from threading import Thread

_BEAT = 0.5
"""Seconds between two looks: the parent's end is told to no one."""


def end_with_parent() -> None:
    """From now on this process ends soon after the one that started it, however that ended."""
    Thread(target=_outlive, args=(os.getppid(),), name="parent", daemon=True).start()


def _outlive(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_BEAT)
    os._exit(1)
