"""Untrusted input: whatever comes in by an entry of the engine, an answer comes out, and never an exception."""
