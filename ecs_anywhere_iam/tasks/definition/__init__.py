"""Reads task definitions."""
