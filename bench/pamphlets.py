"""Makes pamphlets whose structure is known: composed of passages, typeset in many dresses, read by Tesseract.

    .venv/bin/pip install --target FACES --no-deps fontpkg-{arimo,...}     (see bench/scans.py)
    .venv/bin/python bench/pamphlets.py CORPUS FACES OUT SET COUNT

CORPUS is a file of ``### name`` lines and paragraphs (.txt.xz). The set tune has every second document, the usual faces
and damage, a set of any other name the rest and the fresh ones. OUT/SET/NAME holds scan.txt, hocr/, about.json and
gold.json (title, author, blocks with their types, ``[^n]`` where a note is called, notes). All is drawn by fixed seeds;
what is there is not made again. bench/blocks.py scores them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random

from dress import Block, Dress, Note
from pages import Press, print_pages
from scans import DAMAGES, FACES, documents, dressed

TITLES = ("LA QUESTION DU PAIN", "DE L'ÉGALITÉ", "CONTRE LA GUERRE", "LE PROCÈS DES MAÎTRES", "AUX PAYSANS",
          "LA VOIX DES HUMBLES", "DES DEVOIRS DU PEUPLE", "CE QU'IL FAUT SAVOIR")  # fmt: skip
AUTHORS = ("Jean Gravier", "Jeanne Malassis", "Émile Vasseur", "Charles Hennequin", "Louise Berthier", "Lucien Destrée")
HEADINGS = ("La terre et le pain", "L'impôt du sang", "De la liberté des peuples", "Des origines de la propriété",
            "Les causes du mal", "La femme et l'atelier", "Un siècle de misère", "Pourquoi nous résistons",
            "La loi et la coutume", "Le droit des faibles", "L'école nouvelle", "Histoire d'une illusion",
            "Des moyens à employer", "L'exemple des campagnes", "Où allons-nous ?", "Que faire ?")  # fmt: skip
ITEMS = ("La suppression des impôts sur le pain et sur le sel", "La terre rendue à ceux qui la travaillent",
         "Une école ouverte à tous les enfants de la commune", "La fin des armées permanentes",
         "Le repos d'un jour par semaine pour les ouvriers des fabriques", "Un salaire qui nourrisse une famille",
         "Le jugement par des pairs, et non par des fonctionnaires nommés à vie",
         "Des caisses de secours administrées par les ouvriers eux-mêmes")  # fmt: skip
LISTED = ("Il y faut trois choses :", "Les moyens sont les suivants :", "Nous demandons donc :", "Que réclament-ils ?")
QUOTED = ("Voici ce qu'écrivait un témoin de ces années :", "Un historien s'exprime ainsi :", "L'auteur ajoute :",
          "La lettre dit encore :")  # fmt: skip
SUNG = ("Comme dit la chanson :", "Souvenons-nous de ces vers :")
VERSES = ("Le pauvre en sa cabane où le chaume le couvre\nEst sujet à ses lois ;\n"
          "Et la garde qui veille aux barrières du Louvre\nN'en défend point nos rois.",
          "Travaillez, prenez de la peine :\nC'est le fonds qui manque le moins.",
          "Ils sont là, dans l'ombre, à genoux,\nLes fils courbés de la misère ;\n"
          "Ils ont donné leur sang pour nous,\nEt nous leur refusons la terre !",
          "Les sanglots longs\nDes violons\nDe l'automne\nBlessent mon cœur\nD'une langueur\nMonotone.")  # fmt: skip
MOTTOES = ("La liberté est le droit de faire tout ce que les lois permettent.\nMONTESQUIEU.",
           "L'homme est né libre, et partout il est dans les fers.\nJ.-J. ROUSSEAU.",
           "Soyez résolus de ne servir plus, et vous voilà libres.\n— La Boétie",
           "Il faut cultiver notre jardin.\n— Voltaire, Candide")  # fmt: skip
SOURCES = ("{} du 4 mars, p. {}.", "Voyez {}, page {}.", "{}, tome II, p. {}.", "Cité dans {}, p. {}.")
WORKS = ("le Journal des Débats", "les Mémoires de Sully", "l'Histoire de dix ans", "le Moniteur",
         "la Revue des Deux Mondes", "les Actes du congrès", "l'Encyclopédie", "le Rapport de l'an III")  # fmt: skip
LONG, SHORTEST = (160, 900), 40
"""Characters of a paragraph that is taken from a document, and of a speech at the least."""
MILD = 0.4
"""What is left of the damage of bench/scans.py: structure is measured where words can be read, 3 to 8 % of them
wrong."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a set draws from: the paragraphs of a document, and whether it has the even or the odd of each list."""

    paragraphs: Sequence[str]
    parity: int

    def of(self, choices: Sequence[str]) -> Sequence[str]:
        """The half of the choices that is this set's."""
        return choices[self.parity :: 2]


def dress_of(chance: Random, folder: Path, *, fresh: bool) -> Dress:
    """How a pamphlet is printed and read: each habit drawn for itself, the usual ones more often."""
    habit = "fresh" if fresh else "usual"
    face = next(folder.rglob(f"{chance.choice(FACES[habit])}*.ttf"))
    mark = chance.choice(["(1)", "(1)", "(1)", "*", "1", "1", "†"])
    head = chance.choice(["none", "line", "line", "chapter", "top", "foot", "foot"])
    return Dress(
        face=str(face),
        points=chance.choice([9.5, 10, 10.5, 11]),
        page=chance.choice([(120, 185), (125, 190), (135, 210), (148, 210)]),
        note=chance.choice([0.8, 0.84, 0.88]),
        mark=mark,
        restart=mark in "*†" or chance.random() < 0.5,
        apart=chance.choice(["rule", "blank", "blank"]),
        skip=chance.choice([0, 0, 0, 0.5]),
        head=head,
        folio=chance.choice(["{}", "— {} —", "- {} -", "[{}]"]),
        heading=chance.choice(["I. —", "§", "capitals", "colon", "plain", "1. —", "chapter", "alone"]),
        centred=chance.random() < 0.7,
        item=chance.choice(["1-", "1°", "a)", "—", "•", "1."]),
        quote=chance.choice(["both", "left", "small", "smaller"]),
        guillemets=chance.random() < 0.7,
        tight=chance.random() < 0.4,
        curly=chance.random() < 0.5,
        pages=chance.choice(["feed", "feed", "space", "feed" if head == "none" else "none"]),
        engine=chance.choice(["eng", "eng", "fra"]),
        damage=chance.randrange(len(DAMAGES[habit])),
        first=chance.choice([1, 3, 5, 9]),
    )


def compose(chance: Random, words: Words, dress: Dress) -> tuple[str, str, list[Block], list[Note]]:
    """The title, the author, the blocks and the notes of a pamphlet of some 1,200 to 1,800 words."""
    title, author = chance.choice(words.of(TITLES)), chance.choice(words.of(AUTHORS))
    blocks, notes = [Block("title", title)], list[Note]()
    blocks += [Block("author", author)] * (chance.random() < 0.7)
    blocks += [Block("epigraph", chance.choice(words.of(MOTTOES)))] * (chance.random() < 0.5)
    passages, specials = _passages(words.paragraphs, chance), ["list", "quotation", "verse", "speeches", "quotation"]
    chance.shuffle(specials)
    for number, name in enumerate(chance.sample(words.of(HEADINGS), chance.randint(3, 5)), 1):
        if number > 1 or chance.random() < 0.6:
            blocks.append(Block("heading", _heading(name, number, dress)))
        for _ in range(chance.randint(2, 4)):
            blocks.append(_noted(next(passages), passages, notes, words, chance))
        blocks += _special(specials[number - 1], passages, words, chance, dress)
    blocks.append(Block("paragraph", next(passages)))
    blocks += [Block("signature", author + ".")] * (chance.random() < 0.6)
    blocks += [Block("signature", chance.choice(["Paris, le 3 mars 1891.", "Genève, avril 1902."]))] * (
        chance.random() < 0.3
    )
    return title, author, blocks, notes


def _passages(paragraphs: Sequence[str], chance: Random) -> Iterator[str]:
    """The document's paragraphs from some place on, again from its beginning at its end."""
    likely = [text for text in paragraphs if LONG[0] <= len(text) <= LONG[1] and _whole(text)]
    start = chance.randrange(len(likely))
    while True:
        yield from likely[start:]
        start = 0


def _whole(text: str) -> bool:
    balanced = text.count("«") == text.count("»") and text.count("(") == text.count(")")
    return balanced and text[0].isupper() and text[-1] in ".!?" and not any(letter.isdigit() for letter in text)


def _heading(name: str, number: int, dress: Dress) -> str:
    roman = ("I", "II", "III", "IV", "V")[number - 1]
    return {
        "I. —": f"{roman}. — {name}",
        "§": f"§ {number}. — {name}",
        "capitals": name.upper(),
        "colon": name.rstrip(" ?") + " :",
        "plain": name,
        "1. —": f"{number}. — {name}",
        "chapter": f"CHAPITRE {roman}\n{name}",
        "alone": roman,
    }[dress.heading]


def _noted(text: str, passages: Iterator[str], notes: list[Note], words: Words, chance: Random) -> Block:
    """A paragraph, two in five with a note, some of those with two; a third of the notes are long, a few have two
    paragraphs."""
    places = [at for at in range(12, len(text)) if text[at] in " ,.;" and text[at - 3 : at].isalpha()]
    wanted = (chance.random() < 0.4) + (chance.random() < 0.08)
    calls = sorted(chance.sample(places, min(wanted, len(places))))
    for at in reversed(calls):
        number = len(notes) + 1 + calls.index(at)
        text = f"{text[:at]}[^{number}]{text[at:]}"
    for _ in calls:
        source = chance.choice(SOURCES).format(chance.choice(words.of(WORKS)), chance.randint(2, 400))
        source = source[0].upper() + source[1:]
        note = next(passages) if chance.random() < 0.3 else source
        notes.append(Note(note + ("\n" + source if note != source and chance.random() < 0.2 else "")))
    return Block("paragraph", text)


def _special(kind: str, passages: Iterator[str], words: Words, chance: Random, dress: Dress) -> list[Block]:
    """A list, a quotation, verse or speeches, with what introduces them."""
    if kind == "list":
        items = chance.sample(words.of(ITEMS), chance.choice([3, 4]))
        return [
            Block("paragraph", chance.choice(words.of(LISTED))),
            *(Block("list_item", item + " ;") for item in items[:-1]),
            Block("list_item", items[-1] + "."),
        ]
    if kind == "verse":
        return [Block("paragraph", chance.choice(SUNG)), Block("verse", chance.choice(words.of(VERSES)))]
    if kind == "speeches":
        said = [text.split(". ")[0].rstrip(".!?") + "." for text in islice(passages, 12)]
        said = [text for text in said if len(text) > SHORTEST][:3]
        return [Block("paragraph", f"— {text}") for text in said]
    quoted = next(text for text in passages if "«" not in text)
    before = chance.choice(words.of(QUOTED))
    before = before if chance.random() < 0.5 else f"{next(passages)} {before}"
    return [Block("paragraph", before), Block("quotation", f"« {quoted} »" if dress.guillemets else quoted)]


def truth(title: str, author: str, blocks: Sequence[Block], notes: Sequence[Note]) -> dict[str, object]:
    """The pamphlet in the form of ``book.json``."""
    shown = [
        {"type": block.kind, "text": block.text.rstrip(" :") if block.kind == "heading" else block.text}
        for block in blocks
        if block.kind != "author"
    ]
    told = [{"n": str(number), "text": note.text} for number, note in enumerate(notes, 1)]
    return {"title": title, "author": author, "language": "fr", "blocks": shown, "notes": told}


def make(corpus: Path, folder: Path, out: Path, name: str, count: int) -> None:
    """Makes so many pamphlets of a set."""
    fresh = name != "tune"
    texts = [text for text in documents(corpus, 1) if sum(map(_whole, text)) > 60][int(fresh) :: 2]
    for number in range(count):
        place = out / name / f"{name}-{number:02}"
        if (place / "gold.json").exists():
            continue
        chance = Random(f"{name} {number}")  # noqa: S311 - no secret
        dress = dress_of(chance, folder, fresh=fresh)
        title, author, blocks, notes = compose(chance, Words(texts[number % len(texts)], int(fresh)), dress)
        blocks = [Block(one.kind, dressed(one.text, curly=dress.curly, tight=dress.tight)) for one in blocks]
        notes = [Note(dressed(one.text, curly=dress.curly, tight=dress.tight)) for one in notes]
        whole = DAMAGES["fresh" if fresh else "usual"][dress.damage]
        mild = replace(whole, noise=whole.noise * MILD, fade=whole.fade * MILD, missing=0, blur=whole.blur * 0.8)
        press = Press(dress, mild, author, title)
        print_pages(press, blocks, notes, place)
        (place / "about.json").write_text(json.dumps(asdict(dress), ensure_ascii=False), encoding="utf-8")
        gold = json.dumps(truth(title, author, blocks, notes), ensure_ascii=False, indent=1)
        (place / "gold.json").write_text(gold, encoding="utf-8")


if __name__ == "__main__":
    make(*map(Path, sys.argv[1:4]), sys.argv[4], int(sys.argv[5]))
