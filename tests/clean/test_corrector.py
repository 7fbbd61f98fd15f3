"""The corrector: what it repairs, what it leaves alone, and that its word is on record."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chapbook.clean.corrector import Correction, Passage, Settings, correct
from chapbook.languages.model import Statistics
from chapbook.shapes.scan import Span
from texts import FRENCH

assert isinstance(FRENCH.lexicon, Statistics)
MODEL = FRENCH.lexicon.model
CLEAN = """Le lendemain matin, la pluie avait cessé, et les ouvriers du village se remirent en route vers la ville.
Ils parlaient peu ; chacun songeait à ce qu'il avait laissé derrière lui. Quand ils arrivèrent à la porte de
l'usine, le contremaître leur dit qu'il n'y avait plus de travail pour personne. « Où irons-nous ? » demanda
le plus vieux. On ne lui répondit pas. Alors ils s'assirent au bord du chemin, et attendirent la nuit.
"""
NOISY = """Le Iendemain matin, Ia pluie avait cessé, et les ouvriers du viIlage se remirent en route vers la ville.
lls parlaient peu ; chacun songeait a ce gu'il avait laissé derriére lui. Quand ils arrivérent a la porte de
I'usine, le contremaitre leur dit qu'il n'y avait plus de travaiI pour personne. « Ou irons-nous ? » demanda
le plus vieux. On ne lui répondit pas. Alors ils s'assirent au bord du chemin. et attendirent Ia nuit.
"""


def corrected(text: str, options: Settings | None = None, *, shielded: tuple[Span, ...] = ()) -> str:
    return layer_of(text, options, shielded=shielded).layer.applied(text)


def layer_of(text: str, options: Settings | None = None, *, shielded: tuple[Span, ...] = ()) -> Correction:
    (found,) = correct([Passage(text, shielded)], MODEL, options)
    return found


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("il ne veut plus revenir a la maison", "il ne veut plus revenir à la maison"),
        ("les ouvriéres de la fabrique", "les ouvrières de la fabrique"),
        ("il faut que I'homme soit libre", "il faut que l'homme soit libre"),
        ("toute Vhumanité souffre encore", "toute l'humanité souffre encore"),
        ("la cceur de la question", "la cœur de la question"),
        ("la forme duprince ne change rien", "la forme du prince ne change rien"),
        ("il a vu quil ne pourrait plus partir", "il a vu qu'il ne pourrait plus partir"),
        ("il voulut dé noncer ses camarades", "il voulut dénoncer ses camarades"),
        ("les misères de la sociéré moderne", "les misères de la société moderne"),
        ("les voyageurs, ditil, sont partis hier", "les voyageurs, dit-il, sont partis hier"),
        ("il y en avait plusicuurs dans la ville", "il y en avait plusieurs dans la ville"),
        ("il lui dit toute sa recon naissonce", "il lui dit toute sa reconnaissance"),
        ("il entra dans fendroit le plus sombre", "il entra dans l'endroit le plus sombre"),
        ("chacun lui promit dy passer huit jours", "chacun lui promit d'y passer huit jours"),
        ("depuis ce temps ti faut les pousser", "depuis ce temps il faut les pousser"),
        ("les autres avaient peut étre raison", "les autres avaient peut-être raison"),
        ("personne, murmura til, ne viendra", "personne, murmura-t-il, ne viendra"),
    ],
)
def test_a_misread_word_is_repaired_by_its_context(read: str, printed: str) -> None:
    assert corrected(f"Nous savons que {read}.") == f"Nous savons que {printed}."


def test_hyphens_that_a_document_loses_time_and_again_are_set() -> None:
    read = """« Il est trop tard, reprit il, pour les sauver. Suivez moi, dit elle, et ne parlez plus. Venez vous ?
Rappelle toi, répondit il, ce que je t'ai dit. Avez vous peur ? demanda le vieux. Non, dit il, mais partons. »
"""
    made = corrected(read)
    assert [made.count(f"-{word}") for word in ("il", "elle", "moi", "toi", "vous")] == [3, 1, 1, 1, 2]
    assert made.replace("-", " ") == read


def test_a_noisy_page_comes_out_clean() -> None:
    assert corrected(NOISY) == CLEAN


def test_a_clean_page_comes_out_untouched() -> None:
    assert corrected(CLEAN) == CLEAN


def test_a_second_run_finds_nothing_more_to_do() -> None:
    assert layer_of(corrected(NOISY)).layer.changes == ()


def test_curly_apostrophes_stay_curly() -> None:
    assert (
        corrected("Nous savons qu’il faut que I’homme soit libre.") == "Nous savons qu’il faut que l’homme soit libre."
    )


def test_a_shielded_word_is_never_touched() -> None:
    text = "Nous savons que les ouvriéres de la fabrique sont parties."
    start = text.index("ouvriéres")
    assert corrected(text, shielded=(Span(start, start + 9),)) == text


def test_the_words_of_the_book_are_never_touched() -> None:
    text = "Nous savons que les ouvriéres de la fabrique sont parties."
    assert corrected(text, Settings(words=frozenset({"ouvriéres"}))) == text


def test_a_name_that_recurs_is_left_alone() -> None:
    text = "On vit alors Markovine entrer dans la salle. Les amis de Markovine se levèrent, et Markovine parla.\n"
    assert corrected(text * 3) == text * 3


def test_a_name_with_hyphens_that_recurs_is_left_alone() -> None:
    text = "On vit alors Té-où entrer dans la salle. Les amis de Té-où se levèrent, et l'on a la preuve qu'il parla.\n"
    assert corrected(text) == text


def test_letters_that_stand_for_things_are_left_alone() -> None:
    text = "Il se peut bien que A et B vendent du drap. Mais A et B le savent, et C le leur rachète.\n"
    assert corrected(text) == text


def test_a_full_stop_before_a_small_letter_was_a_comma() -> None:
    text = "Il prit son chapeau. et sortit de la maison sans rien dire à personne."
    assert corrected(text) == text.replace("chapeau.", "chapeau,")


def test_a_confusion_that_no_table_knows_is_learned_from_the_document() -> None:
    text = "La l¤berté est chère à tous. Sans l¤berté le peuple n'est rien. Ils ont perdu la l¤berté.\n"
    assert "¤" not in corrected(text.replace("¤", "z") * 2).replace("z", "¤")


@pytest.mark.parametrize(
    "text",
    [
        "Allons, enfants de la patrie,\nLe jour de gloire est arrivé !\nEntendez-vous dans nos campagnes,\nMugir ?",
        "La victoire nous ouvre la barrière,\n\nLa liberté guide nos pas,\n\nEt du Nord au Midi tout chante.",
        "Imprimerie du Peuple,\nRue de la Gare, 12,\nParis.",
    ],
    ids=["verse", "verse set apart", "address"],
)
def test_a_comma_at_the_end_of_a_line_that_is_no_running_text_stays(text: str) -> None:
    assert corrected(text) == text


@pytest.mark.parametrize(
    "kept",
    [
        "Il rencontra Rosa Luxemburg à Berlin, et lui parla de la guerre.",
        "On leva des tailles, des gabelles et des droits bursaux sur tout le royaume.",
        "Il était superbement drapé dans sa capa trouée, et ne répondit rien à personne.",
        "C'est un splendide échantillon du genus homo, et il le sait bien.",
        "Il fallait inlassablement oeuvrer à cette tâche historique.",
        "C'est par son autoréflexion que commence le procès de la classe ouvrière.",
        "On vit alors Boissy d'Anglas qui saluait, et tous les autres avec lui.",
    ],
    ids=["name", "rare word", "foreign word", "Latin", "oe", "compound", "particle"],
)
def test_a_word_that_few_know_is_no_misreading_in_a_clean_book(kept: str) -> None:
    text = f"{CLEAN * 12}\n{kept}\n"
    assert corrected(text) == text


def test_a_note_mark_read_as_a_sign_stays() -> None:
    text = f"{CLEAN}\nIls se mirent au service de l'impérialisme!, et nulle part on ne les arrêta?, ni ce jour-là.\n"
    assert corrected(text) == text


def test_a_title_in_capitals_keeps_its_capitals() -> None:
    text = f"{NOISY}\n§ 3. — LA MARCHE A SUIVRE\n\nIl faut agir vite.\n"
    assert "LA MARCHE A SUIVRE" in corrected(text)


def test_a_stop_where_two_parts_of_a_page_meet_stays() -> None:
    text = "Séance de la Chambre, en juillet.\nguerre que les ouvriers ne voulaient pas."
    seam = text.index("guerre")
    (apart,) = correct([Passage(text, seams=(seam,))], MODEL)
    assert apart.layer.changes == ()


def test_an_engine_that_knows_no_a_grave_knows_no_u_grave() -> None:
    text = NOISY.replace("à", "a") * 3 + "Voila le village ou il est né, et la maison ou il a vécu jusqu'a sa mort.\n"
    assert "le village où il est né" in corrected(text)


def test_a_word_left_open_agrees_with_its_other_places() -> None:
    text = (
        "Ils avaient une tache a remplir. C'est la une tache difficile pour des hommes seuls. "
        "Il s'acquitta de cette tache la plus importante. Ils reconnurent cette tache immense.\n"
    )
    assert "tache" not in corrected(f"{NOISY}{text}")


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("il ne faut pas oublier Ja patrie", "il ne faut pas oublier la patrie"),
        ("ils ont peur de Jes entendre", "ils ont peur de les entendre"),
        ("c'est un membre de Forganisation ouvrière", "c'est un membre de l'organisation ouvrière"),
    ],
)
def test_an_l_that_became_another_capital_is_repaired(read: str, printed: str) -> None:
    assert corrected(f"Nous savons que {read}.") == f"Nous savons que {printed}."


def test_strictness_makes_fewer_changes() -> None:
    counts = [len(layer_of(NOISY, Settings(strictness=strictness)).layer.changes) for strictness in (0.0, 0.5, 1.0)]
    assert counts == sorted(counts, reverse=True)


def test_what_stays_open_is_a_doubt_with_candidates() -> None:
    text = "Il cueillit une fleur de gelsomin dans le jardin, et il la donna à la petite fille."
    found = layer_of(text)
    assert found.layer.changes == ()
    assert ["gelsomin" for doubt in found.doubts if doubt.span.of(text) == "gelsomin"]


def test_an_engine_that_was_unsure_is_believed_less() -> None:
    text = "La maison était prés de la rivière."
    start = text.index("prés")
    sure, unsure = (
        correct([Passage(text, (), ((Span(start, start + 4), confidence),))], MODEL)[0] for confidence in (0.98, 0.2)
    )
    chance = [max((change.confidence for change in found.layer.changes), default=0.0) for found in (sure, unsure)]
    assert chance[0] <= chance[1]
    assert unsure.layer.applied(text) == "La maison était près de la rivière."


def test_every_change_has_a_confidence_and_fits_its_text() -> None:
    found = layer_of(NOISY)
    assert found.layer.undone(found.layer.applied(NOISY)) == NOISY
    assert all(0.5 <= change.confidence <= 1 for change in found.layer.changes)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["I'", "a ", "Ia ", "mot", "-\n", "\n\n", "«", " '", "[l ", "..", " ,", "1a", "¢", "\f", "x y", "’"]
        )
    )
)
def test_no_text_makes_it_fail(scraps: list[str]) -> None:
    text = "".join(scraps)
    layer = layer_of(text).layer
    assert layer.undone(layer.applied(text)) == text
