"""The network: plain words are thought about once, and that changes nothing."""

from __future__ import annotations

from chapbook.clean.corrector.channel import Channel
from chapbook.clean.corrector.costs import Costs
from chapbook.clean.corrector.habits import find_habits
from chapbook.clean.corrector.neighbours import spots_of
from chapbook.clean.corrector.network import Network
from chapbook.clean.corrector.reading import read_tokens
from chapbook.clean.corrector.vocabulary import Vocabulary
from chapbook.languages.model import Statistics
from texts import FRENCH

assert isinstance(FRENCH.lexicon, Statistics)
MODEL = FRENCH.lexicon.model
TEXT = """Le monde change, Ia foule change. « Le peuple Ie veut », dit-il ; et le Peuple le veut. Qu’il le veuille !
La la la (s) chante I'homme, l' homme de la rue, VILLE de la ville (la ville) : la ville. La porte est fermée
le soir, la porte. Le soir, Ie soir et le monde. ou ou Où la liberté ? A la liberte, a la porte ! dé noncer
Louise louise Vhomme vhomme. Vhomme et un Vhomme de la rue | de la rue 1a rue l'Etat, l'etat, un Etat, Un etat.

LA VILLE EST LA. La ville est la, dit le 4 mai, la la ville. Il y a la le monde qui change et change la ville.
"""


def test_the_edges_of_a_token_are_the_same_whatever_was_read_before() -> None:
    tokens = read_tokens(TEXT)
    costs = Costs(Vocabulary(MODEL), Channel(2.5), find_habits([tokens]))
    spots = spots_of(tokens)
    alone = [edges for spot in spots for edges in Network(costs).by_token([spot], {}, {}, {})]
    assert list(Network(costs).by_token(spots, {}, {}, {})) == alone
    assert sum(spot.is_plain for spot in spots) > 40
