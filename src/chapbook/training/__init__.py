"""Building a language's model: corpora and a dictionary in, one compact file out. No build of a book needs it."""

from chapbook.training.model import build_model
from chapbook.training.run import run_model

__all__ = ["build_model", "run_model"]
