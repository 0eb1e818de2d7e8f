"""Extraction without a language model.

- `nodes`: HTML as page_facts.js lists it, without a browser: for tests of one way in which pages state things
- `test_assignment`: Labels that no property claims, and the properties that they are given to
- `test_dates`: Dates, times and durations as pages write them
- `test_filling`: Filling schemas with the facts of pages, without a browser: bad input, and what has no label
- `test_labels`: Labels: questions, several names in one, what their values say with them, and what they deny
- `test_long_lists`: What page_facts.js lists of long lists, whose members it reads by their markup: the same as of
  members each unlike the others
- `test_matching`: Which labels a field's name fits
- `test_numbers`: Numbers as pages write them, in the page's language
- `test_reading`: Pages through the engine: the whole set of compat/extract, and what only a browser shows
- `test_things`: Lists whose things say by their place, their order or a class what something is
"""
