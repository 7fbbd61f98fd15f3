"""The cleaned text for an editor's own program, and what was changed there taken back as decisions.

An edit that cannot be tied to the scan is refused with its place, and then nothing at all is written.
"""

from __future__ import annotations

from chapbook.pipeline.edits.decided import NOBODY, Author, Edit, decisions_of
from chapbook.pipeline.edits.run import run_edit, run_import_edits

__all__ = ["NOBODY", "Author", "Edit", "decisions_of", "run_edit", "run_import_edits"]
