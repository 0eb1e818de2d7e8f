"""A small real language model, offline: `make test-model`. Its weights come in a package, and so does its server.

It checks that requests and replies fit together: shapes, costs, limits. It asserts nothing about what the model knows.
"""
