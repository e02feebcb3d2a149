"""The pages of the site: which there are, what they show, and the templates that show it."""
