"""What is counted of a language: its words and its n-grams, read from one file that ships in the language's folder.

The file is built by ``chapbook.training`` from corpora and a dictionary. Nothing here knows any language by name.
"""

from chapbook.languages.model.letters import closed, fold
from chapbook.languages.model.lexicon import Words
from chapbook.languages.model.ngrams import NGrams
from chapbook.languages.model.statistics import Model, Statistics, load_model
from chapbook.languages.model.tokens import STOPS, split_words

__all__ = ["STOPS", "Model", "NGrams", "Statistics", "Words", "closed", "fold", "load_model", "split_words"]
