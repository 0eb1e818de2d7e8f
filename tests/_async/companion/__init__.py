"""Tests of smooth_page/_async/companion.

- `conftest`: A context of a session with the companion, for all tests of a module
- `test_between_calls`: Listeners of sockets and workers run while the program waits for something else than a call
- `test_browser_tracing`: Performance traces of the browser, and the collection of a page's garbage
- `test_client_certificates`: Pages show the client certificates of their context, which stay in this process
- `test_clock`: The clock in the windows that a page opens
- `test_console`: Console messages and uncaught errors, as the browser reports them
- `test_dialogs`: Dialogs with the companion: the browser's own, in all tabs and frames
- `test_documents`: Documents are loaded by the browser alone, and a navigation takes two events at most
- `test_downloads`: Files that the browser downloads, which the companion reads
- `test_emulation`: What the companion makes the browser emulate: as it is seen by servers, scripts, style sheets and
  frames
- `test_foreseen_requests`: Route handlers decide about documents before the browser requests them, where it is known
  how it will
- `test_frame_events`: The events of a navigation come in the order of the browser
- `test_frames`: Frames of other origins, sandboxed ones, and frames in them
- `test_har`: HAR files with the companion: everything that the browser knows is recorded, and answered again
- `test_hostile`: Pages that break what they can, open windows, and look for the companion
- `test_input`: Mouse, keyboard, drags and file choosers are the browser's own
- `test_installation`: The companion in the account of a service: uploaded once, and what happens where the service
  refuses it
- `test_load_states`: `networkidle`: no request of the document for half a second, however long one takes
- `test_lost_browser`: The browser that sessions with the companion share, or the session's own tab, ends underneath
- `test_network`: Requests and responses, as the companion observes them
- `test_pages`: The pages of a context are tabs of one session
- `test_pixels`: What the browser draws: PDFs and screenshots
- `test_routes`: Requests that Python decides about, which the browser holds meanwhile: of every kind and frame
- `test_service_workers`: Service workers: what they answer and request themselves, with the companion, on both hosts
- `test_storage`: Cookies and storages of a context are those of its session's browser
- `test_traces`: A trace of a session with the companion, opened in Playwright's own viewer, in a browser
- `test_web_socket_routes`: WebSockets that Python decides about, and file choosers: in all frames and tabs, from
  their first script on
- `test_with_the_extension`: The powers with the companion as an extension of a whole Chromium: tests of other
  modules, repeated in one session
- `test_workers`: Web workers and service workers with the companion, and what the browser itself writes to the
  console
"""
