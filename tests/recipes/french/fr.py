"""French as United Nations documents write it: labels a) and i), a space before double signs."""

from collections.abc import Sequence
from datetime import date

from gareport.language.figures import dated, grouped
from gareport.language.languages import (
    AgendaList,
    AgendaNumber,
    Corner,
    Language,
    Mark,
    PlaceWords,
    Starter,
)
from gareport.language.numerals import spell

NBSP = "\u00a0"
_ONES = """zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
seize dix-sept dix-huit dix-neuf""".split()  # noqa: SIM905
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def cardinal(number: int) -> str:
    """62 as soixante-deux; from 1 to 199."""
    if number >= 100:
        return f"cent {cardinal(number - 100)}" if number > 100 else "cent"
    if number < 20:
        return _ONES[number]
    if number >= 80:
        return f"quatre-vingt-{_ONES[number - 80]}" if number > 80 else "quatre-vingts"
    tens = min(number // 10 * 10, 60)
    rest = number - tens
    if rest == 0:
        return _TENS[tens]
    return f"{_TENS[tens]}{' et ' if rest in (1, 11) else '-'}{_ONES[rest]}"


def ordinal(number: int) -> str:
    """62 as soixante-deuxième, in the feminine, as a session is."""
    if number == 1:
        return "première"
    stem = cardinal(number)
    if stem.endswith(("e", "vingts")):
        stem = stem[:-1]
    elif stem.endswith("cinq"):
        stem += "u"
    elif stem.endswith("neuf"):
        stem = f"{stem[:-1]}v"
    return f"{stem}ième"


def _listed(entries: Sequence[str]) -> str:
    return " et ".join(filter(None, (", ".join(entries[:-1]), entries[-1])))


def _agenda(numbers: tuple[AgendaNumber, ...], of: AgendaList) -> tuple[str, str]:
    items = [
        " ".join((str(one.item), _listed([f"{p})" for p in one.parts] or [""]))).rstrip()
        for one in numbers
    ]
    agenda = {
        "adopted": "de l’ordre du jour",
        "provisional": "de l’ordre du jour provisoire",
        "preliminary": "de la liste préliminaire",
    }[of]
    return f"{'Point' if len(items) == 1 else 'Points'} {_listed(items)} {agenda}", ""


def _days(first: date, last: date, dash: str) -> str:
    if first == last:
        return _date(first)
    return f"{_date(first)}{dash}{_date(last)}"


def _date(day: date) -> str:
    pattern = f"d'{NBSP}'MMMM y" if day.day > 1 else f"d'er{NBSP}'MMMM y"
    return dated(day, pattern, "fr")


LANGUAGE = Language(
    code="fr",
    tag="fr-FR",
    name="French",
    letter="F",
    han=False,
    headings=(
        Mark("upperRoman", "{}."),
        Mark("upperLetter", "{}."),
        Mark("decimal", "{}."),
        Mark("lowerLetter", "{})", "{})"),
        Mark("lowerRoman", "{})", "{})"),
        Mark("lowerLetter", "{}."),
    ),
    items=(
        Mark("lowerLetter", "{})", "{})"),
        Mark("lowerRoman", "{})", "{})"),
        Mark("lowerLetter", "{}."),
        Mark("lowerRoman", "{}."),
    ),
    paragraph=Mark("decimal", "{}."),
    part=Mark("upperRoman", "{}"),
    resolution=Mark(
        "upperRoman",
        "Projet de résolution {}",
        "projet de résolution {}",
        plural="projets de résolution ",
    ),
    decision=Mark(
        "upperRoman",
        "Projet de décision {}",
        "projet de décision {}",
        plural="projets de décision ",
    ),
    annex=Mark("upperRoman", "Annexe {}", "annexe {}", "l’", plural="annexes "),
    sole_annex="Annexe",
    enclosure=Mark(
        "upperRoman", "Pièce jointe {}", "pièce jointe {}", "la ", plural="pièces jointes "
    ),
    sole_enclosure="Pièce jointe",
    appendix=Mark("upperRoman", "Appendice {}", "appendice {}", "l’", plural="appendices "),
    sole_appendix="Appendice",
    name_first=True,
    table=Mark("decimal", "Tableau {}", "tableau {}", "le ", plural="tableaux "),
    box=Mark("decimal", "Encadré {}", "encadré {}", "l’", plural="encadrés "),
    figure=Mark("upperRoman", "Figure {}", "figure {}", "la ", plural="figures "),
    figures=Mark("decimal", "Figure {}", "figure {}", "la ", plural="figures "),
    footnote=Mark("decimal", "{}", "note {}", plural="notes "),
    lead_gap=" ",
    unbroken=r"« \w+|\S+ [;:?!»]|\b[0-9]{1,2}(?:er)? [a-zéû]{3,9} [0-9]{4}\b|[0-9] %",
    dash="-",
    missing="[non traduit]",
    stale="[périmé]",
    tentative="[non vérifié]",
    comma=", ",
    conjunctions=("et", "ou", "et/ou"),
    plural="s",
    list_joints=(", ", " et "),
    through="",
    without_article=r"(?:\b[Vv]oir|\b[Ll][ae]|\b[Ll]’|[(\[]) ?$",
    sorted_by=lambda word: word.casefold().encode(),
    manual=None,
    distribution="fr",
    starter=Starter(
        title="Titre du rapport (à rédiger)",
        summary="Le mandat et l’essentiel du rapport (à rédiger).",
        introduction=("Introduction", "L’objet du rapport (à rédiger)."),
        background=("Contexte", "Ce qui a été décidé auparavant (à rédiger)."),
        recommendations=(
            "Conclusions et recommandations",
            "Les mesures que l’Assemblée générale pourrait prendre (à rédiger).",
        ),
        document="Titre du document (à rédiger)",
        letter="Titre de la lettre (à rédiger)",
        note_verbale="Titre de la note verbale (à rédiger)",
        text="Le texte du document (à rédiger).",
        signed=("Nom du signataire (à rédiger)", "Titre du signataire (à rédiger)"),
        committee="Commission (à rédiger)",
        recommended=("Recommandation de la Commission", "La recommandation (à rédiger)."),
        sponsors="Auteurs du projet (à rédiger)",
        draft="Titre du projet (à rédiger)",
        organs={
            "general_assembly": "L’Assemblée générale",
            "security_council": "Le Conseil de sécurité",
            "economic_and_social_council": "Le Conseil économique et social",
        },
        body="{}",
        comma=",",
        preambular="*Rappelant* ce qui a été décidé (à rédiger),",
        operative="*Décide* des mesures à prendre (à rédiger).",
        decision="{} décide des mesures à prendre (à rédiger).",
        correction=("Endroit (à rédiger)", "le texte erroné (à rédiger)", "le bon (à rédiger)"),
    ),
    corner=Corner(
        session=lambda number: f"{ordinal(number).capitalize()} session",
        special=lambda number: f"{ordinal(number).capitalize()} session extraordinaire",
        emergency=lambda number: f"{ordinal(number).capitalize()} session extraordinaire d’urgence",
        year=lambda number: f"{ordinal(number).capitalize()} année",
        dated=lambda year: f"Session de {year}",
        agenda=_agenda,
        days=_days,
        meeting="{venue}, {days}",
    ),
    place=PlaceWords(
        annex=lambda number: f"annexe {spell(number, 'upperRoman')}",
        summary="résumé",
        paragraph=lambda number, item: " ".join((f"paragraphe {number}", *item)),
        table=lambda number: f"tableau {number}",
        row=lambda number: f"{ordinal(number)} ligne",
        column=lambda number: f"{ordinal(number)} colonne",
        line=lambda number: f"ligne {number}",
        joint=", ",
    ),
    table_gap=NBSP,
    text_gap=NBSP,
    decimal_mark=",",
    date=_date,
    dollars=lambda dollars: f"{grouped(dollars, 'fr', NBSP)}{NBSP}dollars",
)
