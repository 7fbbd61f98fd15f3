"""The words that a French book uses of itself. Every language has the same keys; {names} are filled in by writers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from chapbook.languages.fr.printing import PRINTING

WORDS: Mapping[str, str] = MappingProxyType(
    {
        # parts of the book
        "cover": "Couverture",
        "cover of": "Couverture\u00a0: {title}, {author}",
        "half title": "Faux titre",
        "title page": "Page de titre",
        "contents": "Table des matières",
        "text": "Texte",
        "back cover": "Quatrième de couverture",
        "collection": "Collection",
        "imprint": "Mentions légales",
        "colophon": "Colophon",
        "page list": "Pages de l’édition imprimée",
        "landmarks": "Repères",
        "notes": "Notes",
        "note": "Note",
        "page": "Page",
        "paragraph": "Alinéa",
        "back to text": "Retour au texte",
        "skip to text": "Aller au texte",
        # title page and imprint
        "translated by": "Traduit par {translator}",
        "source": "Source",
        "scan": "Numérisation",
        "first published": "Première publication",
        "identifier": "Identifiant",
        "modified": "Dernière modification",
        "date": "{day} {month} {year}",
        "first of month": "1er",
        "months": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "rights": "Droits ({part})",
        "text right": "texte",
        "translation right": "traduction",
        "edition right": "édition",
        "not stated": "non précisés",
        "font notice": (
            "Composé en {name}, tiré de la fonte {original}, réduit aux signes de ce livre et renommé comme sa licence "
            "le demande. {copyright}. SIL Open Font License, version 1.1."
        ),
        # colophon; a count is followed by its forms: none, one, many
        "term": "{term}\u00a0: {said}",
        "thousands": "\u202f",
        "made from: none": "Ce livre a été établi avec Chapbook.",
        "made from: one": "Ce livre a été établi avec Chapbook, à partir de la lecture optique d’une page imprimée.",
        "made from: many": (
            "Ce livre a été établi avec Chapbook, à partir de la lecture optique de {count} pages imprimées."
        ),
        "changes: none": "Aucune correction n’a été portée au texte.",
        "changes: one": "Une correction a été portée au texte\u202f; elle est consignée et peut être annulée.",
        "changes: many": (
            "{count} corrections ont été portées au texte\u202f; chacune est consignée et peut être annulée."
        ),
        "doubts: none": "Aucune lecture n’est restée douteuse.",
        "doubts: one": "Une lecture reste douteuse.",
        "doubts: many": "{count} lectures restent douteuses.",
        "rights not stated": (
            "Les droits ne sont pas tous précisés\u00a0: que ce livre puisse être lu "
            "ne dit pas qu’il soit dans le domaine public."
        ),
        "licence does not cover": (
            "Chapbook est un logiciel libre (AGPL, version\u00a03 ou ultérieure)\u202f; "
            "sa licence ne s’étend pas à ce livre."
        ),
        # accessibility
        "accessibility summary": (
            "Texte redistribuable et structuré, avec table des matières. "
            "Cette publication n’a été évaluée au regard d’aucune norme d’accessibilité."
        ),
    }
    | dict(PRINTING)
)
