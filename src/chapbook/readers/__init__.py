"""Readers: from the files of a book's folder to its Scan and its Edition. They interpret bytes, never words."""
