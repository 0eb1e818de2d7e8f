"""Tests of smooth_page/_async/documents.

- `noisy`: A document whose scripts cause events while it loads
- `test_basic_auth`: Names and passwords that sites ask for: http_credentials of a context
- `test_bindings`: Functions of Python's that a page can call
- `test_clipboard`: The clipboard of a context, beside that of native Playwright on the same Chromium
- `test_clock`: The page's clock
- `test_emulation`: Contexts whose pages believe in another browser, place and size
- `test_init_scripts`: Scripts that run before a document's own
- `test_intermediate_documents`: Documents through which a navigation goes on its way: they are not reported, and
  nothing of them stays
- `test_navigation`: Going places: goto, history, reload, and waiting for addresses and load states
- `test_page_documents`: Navigations that pages begin themselves, and the history between written documents
- `test_writing`: How documents are written: policies, encodings, load events
- `test_written_load`: Documents that the runtime fetches and writes: what Python wants applies from their first
  script
"""
