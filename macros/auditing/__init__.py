"""Judging the built site by Lighthouse: each kind of page, as on a phone and as on a desktop computer."""
