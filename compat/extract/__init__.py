"""Measures the engine's reader: `make extract` extracts a model from each of these pages, and compares with the answer.

- `pages`: Pages as sites of many kinds build them, each with a model and the right answer
- `scoring`: Compares two answers field by field
"""
