"""The page, its frames, and what it reports.

- `agent_actions`: What a page can do that Playwright's can't: let an agent act in it, and give its data in the
  shape of a schema
- `console_message`: What a page writes to its console
- `dialog`: Dialogs. The page answers them by itself, with what listeners do: it can't wait for Python's answer
- `document_actions`: What pages and frames do with their document: read and replace it, navigate, evaluate JavaScript
- `download`: Files that pages give
- `frame`: A frame of a page: the main one, or an <iframe> of the same origin, however deep
- `kept_news`: The latest console messages and uncaught errors of a page
- `news`: From the news of the runtime to the events and the frames of a page
- `page`: A page: one Smooth session with its tab, driven as in Playwright
- `page_core`: What the pieces of `Page` have in common
- `page_events`: The events of a page: waiting for them, and what is kept of them
- `page_life`: How pages end, and who opened them
- `page_listening`: The typed `on`, `once`, `expect_event` and `wait_for_event` of Page (generated)
- `page_network_control`: What a page changes of its requests: routes, headers
- `popups`: Pages that scripts of a page have opened: windows reached through the tab that they were opened from
- `tab`: What the package keeps of a page. `Page` is what users see of it
- `tab_frame`: What the package keeps of a frame. `Frame` is what users see of it
- `tab_side`: What a tab does with the reports and questions of its bridge
- `web_error`: An error that no script of a page caught
"""
