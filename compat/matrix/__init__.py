"""Generates the compatibility matrix from levels and stored runs."""
