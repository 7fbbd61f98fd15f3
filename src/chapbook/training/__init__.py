"""Building a language's model file: corpora and a dictionary in, one compact file out. Never part of a build of a book."""

from chapbook.training.model import build_model

__all__ = ["build_model"]
