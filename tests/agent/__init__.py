"""The agent core, without a page and without a language model.

- `test_extraction`: The agent core: what it writes to a model, what the model can do, and where it ends
"""
