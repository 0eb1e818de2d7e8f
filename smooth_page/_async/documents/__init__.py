"""How a document comes into a page, and what applies from its first script on.

Navigations:

- `navigation`: Navigating a frame, and waiting until one navigates
- `load`: One navigation of a page's main frame, and the interface of the ways in which its document can be loaded
- `page_documents`: The documents of a page: the navigation that is in progress, and what outlives one
- `browser_load`: The way to load a document that leaves it to the browser
- `companion_documents`: The documents of a page whose session has the companion: the browser loads all of them
- `companion_load`: The way to load a document in a session with the companion, which prepares all documents
- `page_move`: Navigations that an operation in the page begins: moves through the history, and reloads
- `written_load`: The way to load a document that the runtime fetches and writes
- `fulfilled_load`: The way to load a document that a route handler fulfils
- `writing`: Writing a document's text into a fresh window of its origin, in which the runtime is already
- `frame_load`: Navigations of frames below the main one
- `document_requests`: Requests for documents that Python reports itself, and what route handlers decide about them
- `arrival`: Waiting for the document that a navigation has brought
- `script_injection`: Loading a document once more, with the init scripts in front of its own scripts
- `basic_auth`: HTTP Basic credentials for navigations

What a document has before its first script:

- `init_scripts`: Scripts that run in each document before its own
- `bindings`: Python functions that a page can call
- `clock`: The clock of a context: Date, timers and animation frames of its pages under the user's control
- `emulation`: The browser, device, place and permissions that pages see: what all ways to emulate them have in common
- `scripted_emulation`: What scripts of the page emulate: an init script in each document, and rewritten media queries
- `browser_emulation`: What the companion makes the browser emulate
"""
