"""The constructs: the only floor that knows CDK."""
