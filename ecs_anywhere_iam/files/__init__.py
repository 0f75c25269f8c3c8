"""Finds and parses files; what is in them is read on the floors below."""
