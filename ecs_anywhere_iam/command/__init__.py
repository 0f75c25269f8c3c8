"""The command line, for people without CDK and for pull requests; it needs no Node."""
