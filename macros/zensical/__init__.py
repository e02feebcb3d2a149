"""The way out of MkDocs: the same pages, built by Zensical from the same sources, views and templates."""
