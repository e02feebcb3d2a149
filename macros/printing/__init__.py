"""The edition on paper and in e-readers: one PDF and one EPUB a language, made from the same views as the pages."""
