"""What the checker speaks of: three-valued logic, expressions, facts, norms and the bundle that holds them."""
