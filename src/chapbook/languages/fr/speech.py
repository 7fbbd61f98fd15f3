"""How French sentences introduce what another says, or a list: by their subject, a verb of saying, a word that points.

Grevisse, Le Bon Usage, § 413 (discours direct) : le verbe déclaratif, les présentatifs voici et voilà.
"""

from __future__ import annotations

import re

_OPENINGS = (
    r"on|ils?|elles?|nous|vous|je|j['’]\w+|c['’]est|ce sont|voici|voil[àa]|comme|ainsi|tels? (?:est|sont)|écoute[zr]"
)
_VERBS = (
    r"dit|dis(?:ait|aient|ent|ant|ons|ions)|écri(?:t|vait|vaient|vit|vent|vant|vions)|lit|lisait|lisons|répon\w+"
    r"|réplique\w*|ajout(?:e|ait|a|ent)|déclar(?:e|ait|a|ent)|s['’]écri\w+|s['’]exprim\w+|racont(?:e|ait|a)|chant(?:e|ait|aient|a)"
    r"|affirm(?:e|ait|a)|conclu(?:t|ait)|demand(?:e|ait|a|ons|aient)|proclam(?:e|ait|a)|rappel(?:le|ait|a)|prêcha(?:it)?"
)
_POINTERS = r"termes|paroles|ces mots|suivante?s?|ceci|que voici|à savoir|savoir|par exemple"

INTRODUCTIONS = re.compile(rf"^\W*(?:{_OPENINGS})\b|\b(?:{_VERBS}|{_POINTERS})\b", re.IGNORECASE)
"""Found in a sentence that introduces; a heading, which names its matter, has none of these words."""
