"""Findings in, words out: why an outcome is what it is, told in one language as a person would. Pure functions."""

from rulecheck.explaining.comparing import compare
from rulecheck.explaining.documents import as_markdown, as_text
from rulecheck.explaining.findings import explain_finding
from rulecheck.explaining.sentences import headline, sentences
from rulecheck.explaining.wording import Wording

__all__ = ["Wording", "as_markdown", "as_text", "compare", "explain_finding", "headline", "sentences"]
