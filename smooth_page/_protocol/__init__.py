"""What goes between this package, the service and the page, and the rules of it. No I/O.

Messages:

- `task`: The REST API of the service
- `extension`: Browser extensions as the service stores them
- `outputs`: The output of an action
- `extraction`: The error of an extraction that found less than required
- `extraction_scope`: Which part of the page an extraction is about
- `tools`: Functions of the user that the service's agent may call
- `contract`: What Python and the page send each other, a module for each subject (generated)
- `commands`: Every operation of the runtime, as a function that makes a call of it (generated)
- `models`: The bases of what Python reads from a page
- `call`: One call of an operation
- `reading`: Reads what comes from a page, which is not a trusted source

Rules, as generators and plain objects that every driver shares (the async and the sync bridge, the engine's tasks):

- `steps`: What an operation wants done, and what can come of it
- `operation`: Operations in a page, over turns and documents
- `passing_time`: Lets time pass while news are dispatched
- `window`: What is known about a window's documents, and what the next turn has to carry
- `dialect`: How the service takes JavaScript, and how that is learned
- `chunks`: Which chunk of the runtime an operation is in
"""
