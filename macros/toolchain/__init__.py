"""Owns the tools that build, serve and test the site; one module a job, none of them knows the rules."""
