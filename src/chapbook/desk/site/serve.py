"""Serves the desk on 127.0.0.1 and nowhere else, until it is stopped: the one module that knows uvicorn."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from hashlib import sha256
from secrets import token_urlsafe

import uvicorn

from chapbook.desk.site.app import make_site
from chapbook.desk.site.desk import Desk
from chapbook.shapes.findings import SetupError

SWITCH = 0.001
"""Seconds after which a thread at work behind the scenes lets an answer go first."""
HOST = "127.0.0.1"
_FIRST, _PORTS = 20_000, 20_000


def serve(desk: Desk, port: int, ready: Callable[[str], None]) -> None:
    """Serves until the process is told to stop; calls ``ready`` with the address, its token in it, before.

    ``port`` 0: one that is the book's own if it is free. Raises SetupError where a port that was named is taken.
    """
    with _bound(desk.slug, port) as listening:
        number, token = listening.getsockname()[1], token_urlsafe(24)
        site = make_site(desk, token, number)
        config = uvicorn.Config(
            site, log_level="critical", access_log=False, lifespan="off", timeout_graceful_shutdown=1, ws="none"
        )
        # Whoever comes as soon as the address is told waits in the queue, and is not turned away.
        listening.listen()
        ready(f"http://{HOST}:{number}/?token={token}")
        sys.setswitchinterval(SWITCH)
        uvicorn.Server(config).run(sockets=[listening])


def _bound(slug: str, port: int) -> socket.socket:
    """A socket on the port asked for; else on the book's own, so that a bookmark finds it again, or on any."""
    own = _FIRST + int(sha256(slug.encode()).hexdigest(), 16) % _PORTS
    for number in (port,) if port else (own, 0):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, number))
        except (OSError, OverflowError):  # it is taken, or there is no such port
            listening.close()
            continue
        return listening
    raise SetupError(
        f"port {port} is not to be had: another program has it, or it is none of 1 to 65535. Leave --port out."
    )
