"""Plain text: a header that tells what, in which edition and of what force, then the words and nothing else."""

from __future__ import annotations

from macros.citing.citations import CRITICAL, provision_sha256
from macros.exporting.subject import Subject

_LABELS = {
    "zh-Hant": ("文號", "發文機關", "成文日期", "效力", "版本", "引用網址", "文本", "校訂文本的 SHA-256"),
    "zh-Hans": ("文号", "发文机关", "成文日期", "效力", "版本", "引用网址", "文本", "校订文本的 SHA-256"),
    "en": ("Number", "Issuer", "Signed", "Status", "Edition", "Cite as", "Text", "SHA-256 of the critical text"),
}


def _header(subject: Subject, lang: str) -> list[str]:
    number, issuer, signed, status, edition, cite, text, digest = _LABELS[lang]
    work, standing, ref = subject.work, subject.standing, subject.reference
    role = subject.language(lang)
    between = ": " if lang == "en" else "："
    title = " ".join(part for part in (work["title"][lang], ref.label(lang)) if part)
    rows = [
        (number, work["document_number"][lang]),
        (issuer, work["issuer"]["name"][lang]),
        (signed, ref.signed or ""),
        (status, f"{standing.status[lang]}. {subject.now['reason'][lang]}" if lang == "en"
         else f"{standing.status[lang]}。{subject.now['reason'][lang]}"),
        (edition, f"{standing.edition[lang]} ({standing.released})" if standing.released else standing.edition[lang]),
        (text, f"{lang}; {role['note'][lang]}"),
        (cite, subject.url()),
        (digest, provision_sha256(subject.record, subject.provisions[0]) if subject.name else ""),
    ]  # fmt: skip
    return [title, *(f"{label}{between}{value}" for label, value in rows if value)]


def plain_text(subject: Subject, lang: str) -> str:
    """Return the text file in a language: header lines marked "# ", an empty line, then the text.

    The text is that of the record: the provisions in order, each on a line of its own (those laid out in lines,
    one for each), the article's number before its words as the source has it ("Article 7. " in English).
    """
    lines = []
    for provision in subject.provisions:
        number = (provision["num"] or {}).get(lang, "")
        if number and lang == "en":
            number += ". "
        lines.append(number + subject.words(provision, lang))
    header = [f"# {line}" for line in _header(subject, lang)]
    return "\n".join([*header, "", *lines]) + "\n"


def text_of(content: str) -> str:
    """Return the text of a plain text file without its header."""
    return content.partition("\n\n")[2].removesuffix("\n")


__all__ = ["CRITICAL", "plain_text", "text_of"]
