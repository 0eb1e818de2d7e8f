"""The page, its frames, and what it reports.

- `agent_actions`: What a page can do that Playwright's can't: let an agent act in it, and extract its data
- `closing`: How `Page.close(run_before_unload=True)` lets a document decide whether it is left
- `console_message`: What a page writes to its console
- `dialog`: Dialogs. Mostly a page can't wait for Python, so it answers them as their listeners would
- `dialog_answers`: How a dialog is answered: by Python while the page waits, or by what its listeners were read to do
- `document_actions`: What pages and frames do with their document: read and replace it, navigate, evaluate JavaScript
- `download`: Files that pages download
- `foreign_frames`: Frames of other origins than the document around them. With the companion, each has its own kernel
- `frame`: A frame of a page: the main one, or an <iframe> at any depth
- `kept_news`: The latest console messages and uncaught errors of a page
- `memory`: The memory of a page
- `news`: Turns the news of the runtime into events and frames of a page
- `page`: A page: one Smooth session with its tab, driven as in Playwright
- `page_core`: What the pieces of `Page` have in common
- `page_events`: The events of a page: waiting for them, and reading the latest ones
- `page_life`: The session of a page, its opener, and its end (`close`)
- `page_listening`: The typed `on`, `once`, `expect_event` and `wait_for_event` of Page (generated)
- `page_network_control`: What a page changes of its requests: `route`, headers
- `popups`: Pages that scripts of a page have opened. They are reached through the tab that opened them
- `printing`: PDFs of a page
- `streams`: Large results, which the browser hands out in pieces
- `tab`: What the package keeps of a page. `Page` is what users see of it
- `tab_frame`: What the package keeps of a frame. `Frame` is what users see of it
- `tab_side`: What a tab does with the reports and questions of its bridge
- `web_error`: An uncaught error of a page
- `worker`: Web workers and service workers, which the companion reaches
- `worker_listening`: The typed `on`, `once` and `expect_event` of Worker (generated)
"""
