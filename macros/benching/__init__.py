"""Times what the site claims to do fast, side by side with others, and keeps the figures (`make bench`)."""
