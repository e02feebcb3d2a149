"""The example notebooks."""
