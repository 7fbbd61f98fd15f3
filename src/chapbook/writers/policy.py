"""What a page's content security policy names its own script and style by. It writes nothing."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def source_digest(source: str) -> str:
    """The SHA-256 of a script or style in base64, as behind ``sha256-`` (CSP level 3, hash sources)."""
    return b64encode(sha256(source.encode()).digest()).decode("ascii")
