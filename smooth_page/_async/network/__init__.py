"""What a page requests, and what is decided about it.

- `har`: Requests that are answered from a HAR file
- `har_recorder`: Records what pages ask for, and what comes of it, as a HAR file
- `network`: The requests of a page: from the runtime's news to objects and events
- `network_settings`: What the requests of a page are to have: headers, and whether there is a network
- `posted_forms`: Documents that a posted form brings: which request they answer, and what is known of its redirects
- `refetched_bodies`: Bodies and headers of what the browser has loaded itself: the page asks for the same once more
- `request`: A request of a page, as far as a script in the page can know it
- `response`: A response to a request of a page, as far as a script in the page can know it
- `route`: A request that waits for a decision
- `routing`: Handlers of requests: which are asked, in which order, and what comes of it
- `web_socket`: WebSockets of a page's that are listened to
- `web_socket_listening`: The typed `on`, `once`, `expect_event` and `wait_for_event` of WebSocket (generated)
- `web_socket_route`: WebSockets of a page's that Python decides about
- `web_sockets`: Which WebSockets are routed and listened to, and what the page tells of them
"""
