"""The build side: loads and checks rules_data, renders the pages, exports; the package that mkdocs-macros loads."""
