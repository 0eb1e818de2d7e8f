"""What goes between this package, the service and the page, and the rules of it. No I/O.

Messages:

- `task`: The REST API of the service
- `outputs`: The output of an action
- `tools`: Functions of the user's that the service's agent may call
- `bridge`: The messages between Python and the page
- `commands`: The runtime's operations with their parameters and results, generated from runtime/src/commands.ts
- `call`: How an operation is named, with its parameters and the type of its result
- `news`: What each kind of news contains
- `state`: Cookies and local storage as a page reports them

Rules, as generators and plain objects that every driver shares (the async and the sync bridge, the engine's tasks):

- `steps`: What an operation wants done, and what can come of it
- `operation`: Operations in a page, over turns and documents
- `passing_time`: Lets time pass while news are dispatched
- `window`: What is known about a window's documents, and what the next turn has to carry
- `dialect`: How the service takes JavaScript, and how that is learned
- `chunks`: Which chunk of the runtime an operation is in
"""
