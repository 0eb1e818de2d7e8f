"""Tests of smooth_page/_async/network.

- `test_har`: Requests that are answered from a HAR file
- `test_network`: Requests and responses of a page
- `test_posted_forms`: Forms that are posted, and the documents that they bring
- `test_route`: Requests that handlers decide about, headers that are added to them, and being offline
- `test_route_elements`: What the browser asks for without a script: nothing of it gets past a route
- `test_routed_documents`: Documents whose requests handlers decide about
- `test_web_socket`: WebSockets of pages: listened to, and routed
"""
