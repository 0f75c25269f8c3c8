"""What may be permitted: rows of data with their reasons, and no logic."""
