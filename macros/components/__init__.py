"""What the site is made of: each part that is published or builds it, with version, licence and notices; the bill of materials."""
