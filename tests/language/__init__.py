"""The words of this repository.

- `prose`: The sentences of this repository: comments, docstrings and messages of its sources, and the text of its
  documents
- `test_plain_words`: Comments, docstrings, messages and documents are written in plain words: idioms.json lists
  phrases to avoid
"""
