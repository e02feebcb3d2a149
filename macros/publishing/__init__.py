"""What the site says of itself as published: its security policy, the headers to serve it with, what it is made of."""
