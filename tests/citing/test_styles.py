"""Golden citations in each style, and the rules of each manual that they keep to."""

from __future__ import annotations

import re

import pytest

from macros.citing import identifiers
from macros.citing.manuals import bluebook, oscola, yinzhu
from macros.citing.processor import apa, gbt
from tests.citing.references import library, reference, undated

EN = "Supplementary Provisions to the Work Rules of the Panjin Municipal People’s Government"
PINYIN = "Panjin Shi Renmin Zhengfu Gongzuo Guize Buchong Guiding"
URL = "https://site.example/id/2015-142/"
NAMES = list(identifiers(library().first.current))


@pytest.mark.parametrize(
    ("name", "lang", "golden"),
    [
        ("", "zh-Hant", f"盤錦市人民政府辦公室. 盤錦市人民政府工作規則補充規定（已廢止）: 盤政辦發〔2015〕142號[A/OL]. 第 1.0 版. (2015-12-30). {URL}."),
        ("art_7", "zh-Hans", f"盘锦市人民政府办公室. 盘锦市人民政府工作规则补充规定（已废止）第七条: 盘政办发〔2015〕142号[A/OL]. 第 1.0 版. (2015-12-30). {URL}art_7/."),
        ("art_5__s_2", "zh-Hant", f"盤錦市人民政府辦公室. 盤錦市人民政府工作規則補充規定（已廢止）第五條第2句: 盤政辦發〔2015〕142號[A/OL]. 第 1.0 版. (2015-12-30). {URL}art_5__s_2/."),
    ],
)  # fmt: skip
def test_gbt(name: str, lang: str, golden: str) -> None:
    """Author. Title: other title information[type/carrier]. Edition. (date). address. (8.1 to 8.6, 8.8)."""
    assert gbt(reference(name), lang) == golden


@pytest.mark.parametrize(
    ("name", "lang", "golden"),
    [
        ("", "zh-Hant", "《盤錦市人民政府工作規則補充規定》（已廢止），盤政辦發〔2015〕142號，2015年12月31日發布，第 1.0 版。"),
        ("art_7", "zh-Hant", "《盤錦市人民政府工作規則補充規定》（已廢止）第7條，盤政辦發〔2015〕142號，2015年12月31日發布，第 1.0 版。"),
        ("art_5__s_2", "zh-Hans", "《盘锦市人民政府工作规则补充规定》（已废止）第5条第2句，盘政办发〔2015〕142号，2015年12月31日发布，第 1.0 版。"),
        ("preamble", "zh-Hans", "《盘锦市人民政府工作规则补充规定》（已废止）引言，盘政办发〔2015〕142号，2015年12月31日发布，第 1.0 版。"),
    ],
)  # fmt: skip
def test_yinzhu(name: str, lang: str, golden: str) -> None:
    """Title in 《》, （已廢止） where it is no longer in force, articles in Arabic figures, number, day of publication."""
    assert yinzhu(reference(name), lang) == golden


@pytest.mark.parametrize(
    ("name", "golden"),
    [
        ("", f"General Office of the Panjin Municipal People’s Government. (2015, December 30). {PINYIN} [{EN}] (Pan Zheng Ban Fa [2015] No. 142; repealed; edition 1.0). {URL}"),
        ("art_7", f"General Office of the Panjin Municipal People’s Government. (2015, December 30). {PINYIN} [{EN}] (Pan Zheng Ban Fa [2015] No. 142, Article 7; repealed; edition 1.0). {URL}art_7/"),
    ],
)  # fmt: skip
def test_apa(name: str, golden: str) -> None:
    """Group author. (date). Title in the original, romanised [translation] (number). address. (9.38, 10.4)."""
    assert apa(reference(name)) == golden


@pytest.mark.parametrize(
    ("name", "golden"),
    [
        ("", f"{PINYIN} (盤錦市人民政府工作規則補充規定) [{EN}] (promulgated by the General Office of the Panjin Municipal People’s Gov’t, signed Dec. 30, 2015, published Dec. 31, 2015), Pan Zheng Ban Fa [2015] No. 142 (repealed) (edition 1.0),"),
        ("art_7", f"{PINYIN} (盤錦市人民政府工作規則補充規定) [{EN}] (promulgated by the General Office of the Panjin Municipal People’s Gov’t, signed Dec. 30, 2015, published Dec. 31, 2015) art. 7, Pan Zheng Ban Fa [2015] No. 142 (repealed) (edition 1.0),"),
        ("art_5__s_2", f"{PINYIN} (盤錦市人民政府工作規則補充規定) [{EN}] (promulgated by the General Office of the Panjin Municipal People’s Gov’t, signed Dec. 30, 2015, published Dec. 31, 2015) art. 5, sentence 2, Pan Zheng Ban Fa [2015] No. 142 (repealed) (edition 1.0),"),
    ],
)  # fmt: skip
def test_bluebook(name: str, golden: str) -> None:
    """Romanisation, characters, translation in brackets (20.2); issuer and days; "art." (T16), months (T12)."""
    assert bluebook(reference(name)) == golden


@pytest.mark.parametrize(
    ("name", "golden"),
    [
        ("", f"{EN} ({PINYIN}) Pan Zheng Ban Fa [2015] No 142 (Panjin, Liaoning Province, China, 30 December 2015) (repealed), edition 1.0"),
        ("art_7", f"{EN} ({PINYIN}) Pan Zheng Ban Fa [2015] No 142 (Panjin, Liaoning Province, China, 30 December 2015) art 7 (repealed), edition 1.0"),
        ("preamble", f"{EN} ({PINYIN}) Pan Zheng Ban Fa [2015] No 142 (Panjin, Liaoning Province, China, 30 December 2015) preamble (repealed), edition 1.0"),
    ],
)  # fmt: skip
def test_oscola(name: str, golden: str) -> None:
    """As cited at home, the original title in brackets, the jurisdiction given, no full stops in abbreviations (2.8)."""
    assert oscola(reference(name)) == golden


@pytest.mark.parametrize("name", NAMES)
def test_every_style_carries_number_date_status_and_edition(name: str) -> None:
    ref = reference(name)
    made = [gbt(ref, "zh-Hant"), yinzhu(ref, "zh-Hans"), apa(ref), bluebook(ref), oscola(ref)]
    for text in made:
        assert re.search(r"〔2015〕142[號号]|\[2015\] No\.? 142", text)
        assert "2015-12-30" in text or re.search("2015年12月31日|December 30|Dec. 30|30 December", text)
        assert re.search("已廢止|已废止|repealed", text)
        assert "1.0" in text
    assert not re.search(r"\b(?:No|art)\.", oscola(ref))


@pytest.mark.parametrize("name", ["", "art_7", "art_5__s_2"])
def test_what_the_source_does_not_date_is_cited_without_a_day(name: str) -> None:
    ref = undated(name)
    for text in (gbt(ref, "zh-Hant"), yinzhu(ref, "zh-Hant"), apa(ref), bluebook(ref), oscola(ref)):
        assert "12" not in re.sub(r"142|\[?〔?2015", "", text)
        assert "unknown" not in text
