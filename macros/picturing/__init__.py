"""Pictures of the site beside what MkDocs and Material alone make of the same pages, for the page on architecture."""
