"""Where the files of the book's typeface lie, asked apart: what cuts typefaces loads slowly."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from chapbook.desk.parent import end_with_parent
from chapbook.readers.edition import read_book
from chapbook.writers.fonts import faces

if __name__ == "__main__":
    end_with_parent()
    book = read_book(Path(sys.argv[1]), sys.argv[2])
    sys.stdout.write(json.dumps({face.style: str(face.path) for face in faces(book.output)}))
