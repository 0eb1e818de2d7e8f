"""The messages between Python and the page, as text.

- `call_log`: Draws a call log: a list by levels, in which repetitions are listed once
- `failures`: From a failure in the page to the error that Playwright would raise
- `surrogates`: Halves of characters, which strings of JavaScript can hold and files, terminals and sockets can't
- `turn_text`: The JavaScript of a turn: finds or installs the kernel and hands it the message, which travels as
  `args`
- `wire`: Python values as the page reads them, and back
"""
