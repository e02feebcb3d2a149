"""Records turned into what the templates show: plain values in one language, no markup and no rules of their own."""

from macros.pages.views.api import api_view
from macros.pages.views.apparatus import apparatus_view, frozen_apparatus_view
from macros.pages.views.article import article_view
from macros.pages.views.bearers import bearers_view
from macros.pages.views.citing import cite_view, exports_view
from macros.pages.views.comparison import comparison_view, comparisons_view
from macros.pages.views.diff import diff_view
from macros.pages.views.instrument import editions_view, home_view, relations_view, status_view
from macros.pages.views.pictures import pictures_view
from macros.pages.views.scores import scores_view
from macros.pages.views.speed import speed_view
from macros.pages.views.text import text_view
from macros.pages.views.vocabulary import glossary_view, vocabulary_view

__all__ = [
    "api_view",
    "apparatus_view",
    "article_view",
    "bearers_view",
    "cite_view",
    "comparison_view",
    "comparisons_view",
    "diff_view",
    "editions_view",
    "exports_view",
    "frozen_apparatus_view",
    "glossary_view",
    "home_view",
    "pictures_view",
    "relations_view",
    "scores_view",
    "speed_view",
    "status_view",
    "text_view",
    "vocabulary_view",
]
