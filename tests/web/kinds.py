"""The kinds of page that the site has, one of each: what every page must hold is tested on these."""

KINDS = [
    "", "check/", "2015-142/", "2015-142/art_7/", "2015-142/art_5/", "2015-142/art_7/cite/", "2015-142/cite/",
    "2015-142/apparatus/", "2015-142/bearers/", "2015-142/compare/", "2015-142/compare/0.1/now/", "2015-142/diff/",
    "2015-142/meta/", "2015-142/relations/", "2015-142/status/", "glossary/", "result/", "data/", "editions/", "method/",
    "privacy/", "reading/", "speed/", "api/", "embed/", "architecture/",
]  # fmt: skip
ALONE = ["id/2015-142/art_7/", "404.html"]
"""Pages that are in one language only, and no part of the tree."""
