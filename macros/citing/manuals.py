"""Citations by three legal manuals that no CSL processor here renders rightly: 法學引注手冊, Bluebook, OSCOLA.

Small on purpose: each takes one kind of document, a local normative document of China, as its manual has it.
"""

from __future__ import annotations

from datetime import date

from macros.citing.citations import day_in_words
from macros.citing.reference import Reference

_MANUAL = {
    "zh-Hant": {
        "article": "第{}條",
        "sentence": "第{}句",
        "published": "{}發布",
        "signed": "{}成文",
        "norm": "（規範：{}）",
    },
    "zh-Hans": {
        "article": "第{}条",
        "sentence": "第{}句",
        "published": "{}发布",
        "signed": "{}成文",
        "norm": "（规范：{}）",
    },
}
_BLUEBOOK_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""Table T12."""
CRITICAL = "zh-Hant"


def yinzhu(ref: Reference, lang: str) -> str:
    """Return the reference by 《法學引注手冊》: 《title》（已廢止）第7條，number，date發布。, ending before the address.

    Its rules: the title in 《》, what is no longer in force marked after it, articles in Arabic figures, and for a
    normative document its number and the day of its publication. The day of signature stands in where the source
    gives no other, and is called so.
    """
    words, work = _MANUAL[lang], ref.work
    if ref.article:
        pinpoint = words["article"].format(ref.article)
        pinpoint += words["sentence"].format(ref.sentence) if ref.sentence else ""
        pinpoint += words["norm"].format(ref.norm(lang)) if ref.norm(lang) else ""
    else:
        pinpoint = ref.label(lang)
    day = ref.published or ref.signed
    kind = "published" if ref.published else "signed"
    facts = [
        f"《{work['title'][lang]}》（{ref.standing.status[lang]}）{pinpoint}",
        work["document_number"][lang],
        *([words[kind].format(day_in_words(day, lang))] if day else []),
        ref.standing.edition[lang],
    ]
    return "，".join(facts) + "。"


def _bluebook_day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{_BLUEBOOK_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _pinpoint(ref: Reference, article: str) -> str:
    """Return the pinpoint of an article in an English manual's abbreviation, of other parts in words."""
    if not ref.article:
        return ref.label("en").lower()
    sentence = f", sentence {ref.sentence}" if ref.sentence else ""
    norm = f" ({ref.norm('en')})" if ref.norm("en") else ""
    return f"{article} {ref.article}{sentence}{norm}"


def bluebook(ref: Reference) -> str:
    """Return the reference by The Bluebook, rules 20.2 and 20.5 and the entry for China in its foreign tables.

    Romanised title (characters) [translated title] (promulgated by the issuer, days) pinpoint, number, force.
    Ends before the address. The days are called what the source makes them, for it does not say which was the
    day of issue; "effective" is left out for the same reason.
    """
    work, standing = ref.work, ref.standing
    characters, english = work["title"][CRITICAL], work["title"]["en"]
    romanised = ref.romanised("title")
    title = f"{romanised} ({characters}) [{english}]" if romanised else f"{characters} [{english}]"
    issuer = work["issuer"]["name"]["en"].replace("People’s Government", "People’s Gov’t")
    days = "".join(
        f", {called} {_bluebook_day(day)}"
        for called, day in (("signed", ref.signed), ("published", ref.published))
        if day
    )
    pinpoint = _pinpoint(ref, "art.")
    middle = f" {pinpoint}," if pinpoint else ","
    force = f"({standing.status['en']}) ({standing.edition['en']})"
    return f"{title} (promulgated by the {issuer}{days}){middle} {work['document_number']['en']} {force},"


def oscola(ref: Reference) -> str:
    """Return the reference by OSCOLA, 4th edition, 2.8: as at home, without full stops in abbreviations.

    English title (title as it is) number (jurisdiction, date) pinpoint (force), edition, ending before the address.
    """
    work, standing = ref.work, ref.standing
    number = work["document_number"]["en"].replace("No.", "No")
    title = f"{work['title']['en']} ({ref.romanised('title') or work['title'][CRITICAL]})"
    day = f", {day_in_words(ref.signed, 'en')}" if ref.signed else ""
    place = f"({work['jurisdiction']['name']['en']}{day})"
    pinpoint = _pinpoint(ref, "art")
    parts = [title, number, place, *([pinpoint] if pinpoint else []), f"({standing.status['en']})"]
    return f"{' '.join(parts)}, {standing.edition['en']}"
