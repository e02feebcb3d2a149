"""A result as text for a terminal, in the reader's language."""

from __future__ import annotations

from typing import Any

from rulecheck.model.bundle import Bundle

WORDS: dict[str, dict[str, str]] = {
    "zh-Hant": {
        "violated": "不符合", "satisfied": "符合", "undetermined": "未能確定", "none": "所述未涉及任何條文。",
        "ask": "尚待確認", "status": "效力", "true": "是", "false": "否", "unknown": "未知", "read": "讀到的事實",
        "derived": "未見相反說明，推定", "remedy": "仍可補救",
    },
    "zh-Hans": {
        "violated": "不符合", "satisfied": "符合", "undetermined": "未能确定", "none": "所述未涉及任何条文。",
        "ask": "尚待确认", "status": "效力", "true": "是", "false": "否", "unknown": "未知", "read": "读到的事实",
        "derived": "未见相反说明，推定", "remedy": "仍可补救",
    },
    "en": {
        "violated": "violated", "satisfied": "satisfied", "undetermined": "undetermined",
        "none": "Nothing described engages any provision.", "ask": "Still to be known", "status": "Status",
        "true": "yes", "false": "no", "unknown": "unknown", "read": "Facts read",
        "derived": "presumed, nothing suggests otherwise", "remedy": "Can still be put right",
    },
}  # fmt: skip


def report(result: dict[str, Any], bundle: Bundle) -> str:
    """Return a plain-text report of a result of `Checker.check`."""
    lang = result["lang"]
    words = WORDS[lang]
    labels = {name: fact.label[lang] for name, fact in bundle.facts.items()}
    norms = {norm.id: norm for norm in bundle.norms}
    lines = [f"{words['status']}: {result['status']['reason'][lang]}", ""]
    for finding in result["findings"]:
        norm = norms[finding["norm"]]
        lines.append(f"[{words[finding['outcome']]}] {norm.label[lang]}  ({norm.id})")
        lines.append(f"    {finding['quotes'][lang]}")
        for change in finding["remedies"]:
            steps = "; ".join(f"{labels[c['fact']]}: {words['true' if c['value'] else 'false']}" for c in change)
            lines.append(f"    {words['remedy']}: {steps}")
    if not result["findings"]:
        lines.append(words["none"])
    if result["facts"]:
        lines += ["", f"{words['read']}:"]
    for fact in result["facts"]:
        value = words["unknown" if fact["value"] is None else "true" if fact["value"] else "false"]
        shown = fact["quote"] or (words["derived"] if fact["source"] == "derived" else "--fact")
        lines.append(f"    {labels[fact['name']]}: {value} ({shown})")
    if result["questions"]:
        lines += ["", f"{words['ask']}:"]
    lines += [f"    {question['ask'][lang]}  [{question['fact']}]" for question in result["questions"]]
    return "\n".join(lines)
