"""Tests, in rooms with the names of what they test. Here: what concerns all of the package, and servers for tests.

- `conftest`: What holds for all rooms
- `extracted_pages`: Small pages as sites write them: what is right to say of each, and one thing that is wrong but
  plausible
- `https_server`: A server with a self-signed certificate, which notes what clients offer and show
- `model_server`: A server with OpenAI's chat protocol, which gives the answers of a test
- `one_by_one`: A service that carries out the events of a session one after the other, over a real engine
- `processes`: The processes below a process
- `service`: A service over real HTTP that plays every documented behaviour, and the nasty ones, as a test asks for
- `test_closing`: Sessions cost money: whatever way a process ends, its sessions end with it
- `test_docstrings`: Docstrings of the public API: each says what its member does, and links to where Playwright
  describes it
- `test_errors`: The tree of errors, as its docstring draws it
- `test_first_import`: What `import smooth_page` costs: each name is imported when it is first used
- `test_import_rules`: scripts/import_rules.py finds imports that go up a floor, in Python and in TypeScript
- `test_levels`: How much of Playwright's API works, read from the code
- `test_other_loops`: The way in, where it is entered in the wrong way
- `test_rooms`: Each room says in its docstring what each of its files holds
- `web_server`: A small web server on loopback whose answers a test writes down; it keeps what it was asked
- `web_socket_server`: A server of WebSockets on loopback that answers with what it is sent; it keeps what it was sent
"""
