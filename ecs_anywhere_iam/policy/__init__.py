"""How rows of the catalogue and the resources they are for become IAM JSON."""
