"""What fuzzing begins with: real descriptions, requests, dates and facts, and the characters that break programs."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from tests.fuzzing.entries import INSTRUMENT

CORPUS = Path(__file__).parents[1] / "corpus" / "dev"
ODD = (
    "\0", "\ud800", "\udfff", "\u202e", "\u2066", "\u200b", "\ufeff", "\ufffe", "😀", "𠮷", "é", "İ", "ß", "ﬀ", "\r", "\u2028", "\x1b[31m",
    "没", "不", "没有", "未经", "才", "之前", "n't", "not", "before", "，", "。", "?", "、", "…", "9" * 50, "一" * 30, "٣", "²", "½", "<b>", "{{1}}",
    "%00", "[" * 300, '{"a":' * 300, "\\ud800", "null", "NaN", "1e999", "-0", "true", "__proto__", "十十十", "三十一日", "13月45日", "31 feb",
)  # fmt: skip


def descriptions() -> list[str]:
    """Return the descriptions of the development corpus, by the hands that wrote them."""
    return [
        json.loads(line)["text"]
        for path in sorted(CORPUS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def seeds(entry: str) -> list[bytes]:
    """Return what an entry's inputs are made from."""
    texts = descriptions()
    if entry == "request":
        made = [{"instrument": INSTRUMENT, "text": text, "lang": "en", "on": "2016-03-01", "facts": {"vice_mayor_event.chaired": True}, "variant": None} for text in texts[:40]]  # fmt: skip
        return [json.dumps(one, ensure_ascii=False).encode() for one in made]
    if entry == "saved_or_batch":
        made_lines = [
            {"id": "a", "text": text, "on": "2016-03-01", "facts": {"absence.taken": False}} for text in texts[:40]
        ]
        return [json.dumps(one, ensure_ascii=False).encode() for one in made_lines]
    if entry == "day":
        return [
            b"2016-03-01",
            b"2015-12-30",
            b"0001-01-01",
            b"9999-12-31",
            "２０１６-03-01".encode(),
            b"2016-W09-2",
            b"20160301",
        ]
    if entry == "facts":
        return [b"absence.taken=true", b"absence.taken=unknown absence.still_ahead=false", b"x=true", b"=", b""]
    return [text.encode() for text in texts]


def mutated(content: bytes, source: random.Random) -> bytes:
    """Change a text in one to four places: odd characters in, pieces out, repeated, moved, bytes flipped."""
    text = content.decode("utf-8", errors="replace")
    for _ in range(source.randint(1, 4)):
        at, to = sorted((source.randint(0, len(text)), source.randint(0, len(text))))
        text = source.choice(
            (
                text[:at] + source.choice(ODD) + text[at:],
                text[:at] + text[to:],
                text[:to] + text[at:to][:200] * source.randint(1, 5) + text[to:],
                text[to:] + text[:to],
                text[:at] + chr(source.choice((source.randrange(0x80), source.randrange(0xD800), source.randrange(0x110000)))) + text[at:],
            )
        )[:6000]  # fmt: skip
    made = bytearray(text.encode("utf-8", errors="surrogatepass"))
    if made and source.random() < 0.1:
        made[source.randrange(len(made))] ^= 1 << source.randrange(8)
    return (b"\xff" if source.random() < 0.1 else b"") + bytes(made)


def inputs(entry: str, count: int) -> Iterator[bytes]:
    """Yield so many inputs of an entry, the same each time."""
    source = random.Random(entry)  # noqa: S311 -- the same inputs every time
    kept = seeds(entry)
    for _ in range(count):
        yield mutated(source.choice(kept), source)
