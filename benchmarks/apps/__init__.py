"""The apps that are measured, each run as a whole process: ``python -m benchmarks.apps.NAME``."""
