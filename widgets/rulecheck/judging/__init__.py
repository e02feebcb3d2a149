"""Facts in, findings out: outcomes with their traces, remedies, questions, and status in time. Pure functions."""
