"""Chapbook: from the raw OCR of a scanned pamphlet to an EPUB 3, a typeset PDF and a folded booklet."""
