"""What a page requests, and what handlers decide about it.

- `client_certificates`: Client certificates of a context with the companion: Python makes the requests that need one
- `companion_facts`: What is known about requests where the companion observes them: all that the browser knows
- `companion_network`: The requests of a page in a session with the companion, which reports what the browser does
- `foreseen`: Requests for documents that route handlers decide about before the browser makes them
- `har`: Requests that are answered from a HAR file
- `har_recorder`: Records the requests of pages and their responses as a HAR file
- `network`: The requests of a page: turns the runtime's news into objects and events
- `network_settings`: What the requests of a page need: extra headers, and whether there is a network
- `page_facts`: What is known about requests where a page's own script observes them: what the browser shows to scripts
- `posted_forms`: Documents that answer a posted form: which request each belongs to, and what is known about redirects
- `refetched_bodies`: Bodies and headers of what the browser loaded itself: the page requests it again
- `request`: A request of a page, as far as scripts in the page can see it
- `response`: A response to a request of a page, as far as scripts in the page can see it
- `route`: A request that waits for a handler's decision
- `routing`: Handlers of requests: which are called, in which order, and what follows
- `seen_requests`: What is known about a request without asking for more, as HAR files have it
- `web_socket`: WebSockets of a page, as listeners see them
- `web_socket_listening`: The typed `on`, `once`, `expect_event` and `wait_for_event` of WebSocket (generated)
- `web_socket_route`: WebSockets of a page that Python code handles
- `web_sockets`: Which WebSockets are routed or reported, and the runtime's news of them
"""
