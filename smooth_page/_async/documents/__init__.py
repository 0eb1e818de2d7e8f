"""How a document comes into a page, and what applies from its first script on.

- `basic_auth`: Names and passwords of `http_credentials`, which a browser keeps for a site once an address has
  brought them
- `bindings`: Functions of Python's that a page can call
- `clock`: The clock of a context: Date, timers and animation frames of its pages under the user's control
- `emulation`: What pages are made to believe of their browser: who it is, where it is, how large it is
- `init_scripts`: Scripts that run in each document before its own
- `navigation`: Going somewhere, and waiting for a frame to go somewhere
- `written_documents`: Documents that are not left to the browser: what Python wants of them holds from their first
  script on
"""
