"""The words of how-to-print.pdf and of the printer's test sheet, in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PRINTING: Mapping[str, str] = MappingProxyType(
    {
        "decimal mark": ",",
        "how to print": "Imprimer et façonner",
        # the facts, as terms and what is said of them
        "print file": "Fichier",
        "print files by hand": "{fronts}, puis {backs}",
        "paper": "Papier",
        "paper lying": "{paper}, posé en largeur",
        "paper upright": "{paper}, debout",
        "scale": "Échelle",
        "actual size": "100\u00a0% («\u00a0taille réelle\u00a0»), jamais «\u00a0ajuster à la page\u00a0»",
        "sides": "Faces",
        "one side": "recto seul",
        "flip short": "recto verso, retournement sur le bord court",
        "flip long": "recto verso, retournement sur le bord long",
        "by hand short": "recto verso à la main, retournement sur le bord court",
        "by hand long": "recto verso à la main, retournement sur le bord long",
        "pages: many": "{pages} pages",
        "pages: one": "1 page",
        "blanks: none": "sans blanche",
        "blanks: one": "dont 1 blanche",
        "blanks: many": "dont {count} blanches",
        "sheets a copy": "Feuilles par exemplaire",
        "sheets for copies": "Feuilles pour {copies} exemplaires",
        "signatures of": "{sheets} en {signatures} cahiers de {each}",
        "sheets in all": "Pour {copies} exemplaires",
        "reams: one": "{sheets} feuilles, 1 ramette de 500",
        "reams: many": "{sheets} feuilles, {reams} ramettes de 500",
        "cover sheet": "Couverture",
        "cover sheet said": "{file}, {paper}, sur papier plus fort, d’un seul côté",
        "cover sheet spine": "{file}, {paper}, sur papier plus fort, d’un seul côté\u202f; dos de {spine} mm",
        "spine": "{author} – {title}",
        "spine reads": "up",
        # the schemes
        "scheme saddle": "Deux pages côte à côte\u202f; la pile se plie une fois et s’agrafe dans le pli.",
        "scheme signatures": "Deux pages côte à côte, en cahiers pliés une fois, assemblés puis cousus ou collés.",
        "scheme notepad": "Deux pages couchées\u202f; la pile se plie une fois et s’ouvre comme un bloc-notes.",
        "scheme four-up": "Quatre pages par face\u202f; on coupe en travers, on empile, on plie une fois.",
        "scheme two-booklets": "Deux exemplaires l’un sous l’autre\u202f; on coupe en travers, on plie chacun.",
        "scheme cut-and-fold": "Quatre pages par face\u202f; on coupe en travers, on plie chaque moitié, on assemble.",
        "scheme quarto": "Cahiers de huit pages\u00a0: une feuille pliée deux fois.",
        "scheme quarto-pair": "Cahiers de seize pages\u00a0: deux feuilles pliées ensemble deux fois.",
        "scheme octavo": "Cahiers de seize pages\u00a0: une feuille pliée trois fois.",
        "scheme cut-and-stack": "Deux pages par face\u202f; on coupe la pile en deux, une moitié sur l’autre.",
        "scheme cut-in-four": "Quatre pages par face\u202f; on coupe la pile en quatre, les quarts l’un sur l’autre.",
        "scheme two-copies": "La même page deux fois\u202f; on coupe la pile en deux exemplaires.",
        "scheme zine": "Huit pages d’un seul côté\u202f; une feuille pliée, fendue et ramenée en croix.",
        "scheme reading": "Deux pages par face, dans l’ordre de la lecture\u202f; rien à plier.",
        # the steps; each caption stands under its picture
        "step print": "Imprimez les deux faces à 100\u00a0%. La feuille tourne autour du bord épais.",
        "step print one side": "Imprimez à 100\u00a0%, d’un seul côté.",
        "step print by hand": "Imprimez d’abord {fronts}. Le bord épais est celui autour duquel on retournera la pile.",
        "step tray last first": (
            "Remettez la pile dans le bac telle qu’elle est sortie, imprimé dessous, la dernière feuille "
            "dessus\u202f; "
            "imprimez {backs}."
        ),
        "step tray first first": (
            "Remettez la pile dans le bac, la première feuille dessus, la face blanche à imprimer\u202f; imprimez "
            "{backs}."
        ),
        "step tray check": "Arrêtez après une feuille\u00a0: au dos de la page {front} doit se trouver la page {back}.",
        "step lay": "La première feuille, recto et verso. Posez la pile rectos vers vous, cette feuille dessus.",
        "step lay one side": "La première feuille. Posez-la imprimé vers vous.",
        "step lay signatures": (
            "Prenez les feuilles {each} par {each}, dans l’ordre\u00a0: chaque paquet fait un cahier. La première, "
            "recto et "
            "verso\u00a0: posez-la dessus, recto vers vous."
        ),
        "step lay one by one": (
            "Prenez les feuilles une à une, dans l’ordre. La première, recto et verso\u00a0: posez-la recto vers vous."
        ),
        "hands turn": "Retournez la pile comme on tourne une page.",
        "hands cut across": "Coupez en travers, par le milieu.",
        "hands cut down": "Coupez de haut en bas, par le milieu.",
        "hands cut down again": "Coupez chaque moitié de haut en bas.",
        "hands stack": "Posez le paquet du haut, ou de gauche, sur l’autre.",
        "hands stack four": "Posez chaque paquet de gauche sur celui de droite.",
        "hands fold down": "Rabattez le haut sur le bas.",
        "hands fold across": "Rabattez la moitié gauche sur la droite. Marquez le pli à l’ongle.",
        "hands crease": "Pliez sur chaque ligne, dans les deux sens, et rouvrez.",
        "hands slit": "Fendez le milieu, du premier pli au dernier\u202f; les bords restent entiers.",
        "hands fold back": "Pliez en long, l’imprimé dehors.",
        "hands push": (
            "Poussez les deux bouts l’un vers l’autre\u00a0: la fente s’ouvre en croix. Rabattez, page 1 devant."
        ),
        "bind fold": "Agrafez dans le pli, de l’extérieur, en deux points.",
        "bind side": "Égalisez, puis agrafez à 5 mm du bord gauche, ou collez ce bord.",
        "bind spine": "Posez les cahiers l’un derrière l’autre, plis alignés\u202f; cousez, ou collez le dos.",
        "cover on": "Posez la couverture ({file}) sur la pile ouverte, imprimé vers vous, pli sur pli.",
        "cover around": "Encollez le dos et rabattez la couverture ({file}) tout autour.",
        "bind each": "Refaites de même pour chaque feuille\u202f; les livrets se lisent à la suite.",
        "trim sheet": "Rognez d’abord chaque feuille au format de ses pages, sur les côtés pointillés.",
        "trim edges": "Rognez au massicot les côtés pointillés.",
        # what to know before
        "ink near edge: one": (
            "Attention\u00a0: sur une face, de l’encre se trouve à {millimetres} mm du bord de la feuille ({side}). "
            "Bien "
            "des imprimantes ne vont pas à moins de 5 mm\u00a0: essayez cette feuille d’abord, ou prenez un papier "
            "plus grand."
        ),
        "ink near edge: many": (
            "Attention\u00a0: sur {count} faces, de l’encre se trouve à moins de 5 mm du bord de la feuille, au "
            "plus près "
            "à {millimetres} mm ({side}). Bien des imprimantes ne vont pas jusque-là\u00a0: essayez une feuille "
            "d’abord, ou "
            "prenez un papier plus grand."
        ),
        "ink clear": "Aucune encre à moins de {millimetres} mm du bord des feuilles.",
        "sheet front": "feuille {sheet}, recto",
        "sheet back": "feuille {sheet}, verso",
        "too thick to staple": (
            "Attention\u00a0: {sheets} feuilles dans un pli sont plus qu’une agrafeuse n’en prend (20 environ). "
            "Donnez à "
            "edition.toml un «\u00a0signature\u00a0» plus petit."
        ),
        "try first": (
            "Essayez d’abord {file}\u00a0: une feuille de quatre pages qui montre si votre imprimante retourne "
            "comme il faut, "
            "garde la taille, et jusqu’où elle imprime."
        ),
        "try by hand": "Imprimez-en la page 1, remettez la feuille dans le bac comme une pile, imprimez la page 2.",
        "pictures show pages": (
            "Les chiffres des figures sont ceux des pages, leur trait est au pied\u202f; – est une page blanche."
        ),
        # the test sheet
        "test sheet": "Feuille d’essai",
        "test page 1": (
            "Imprimez ces deux faces comme le livre. Pliez, ce chiffre dehors. Les pages doivent se suivre, 1, 2, "
            "3, 4, "
            "toutes droites."
        ),
        "test page 2": (
            "Si cette page et la suivante sont tête en bas, votre imprimante retourne sur l’autre bord\u00a0: "
            "choisissez-le "
            'dans sa fenêtre, ou écrivez flip = "{other}" dans edition.toml.'
        ),
        "test page 3": (
            "Ce trait mesure 100 mm. S’il est plus court, l’échelle n’était pas de 100\u00a0%\u00a0: cherchez "
            "«\u00a0taille "
            "réelle\u00a0»."
        ),
        "test page 4": (
            "Le cadre court à 5 mm du bord de la feuille. S’il manque par endroits, votre imprimante ne va pas "
            "jusque-là. "
            "Les croix des deux faces se couvrent, à la lumière, à 2 mm près."
        ),
    }
)
