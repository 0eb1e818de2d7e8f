"""The models of the wire, and operations without I/O.

- `conftest`: Time stands still for operations without I/O
- `driven`: Drives the generators of _protocol without a page: each turn is answered from a list, and time is a number
- `test_commands`: Calls of operations: what travels, the chunks that they need, and what type checkers find wrong
  with them
- `test_dialect`: How the way in which a service takes JavaScript is learned, without a service
- `test_extraction`: What an incomplete extraction says, as the engine writes it and the client reads it
- `test_extraction_scope`: The part of the page that a prompt is about, as the client writes it and the engine reads
  it
- `test_news`: News that a page has forged are dropped, whatever is wrong with them; those of the runtime are not
- `test_operation`: Operations without a page: lost turns, documents that go, what is begun again and what never is
- `test_passing_time`: Time that Python counts, without a page: documents that follow each other, a page that is busy
- `test_reading`: What comes from a page is checked, since a page is not trusted
- `test_task`: The REST API's models: what is unknown does no harm, what is wrong is said
- `test_window`: What Python knows of a window's documents: settings, chunks, answers and news, without a page
"""
