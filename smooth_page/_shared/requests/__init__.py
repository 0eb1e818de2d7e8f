"""The contents and the security of API requests.

- `api_request_options`: The options that all requests of an API request context share
- `client_certificates`: Client certificates of API requests, each for one origin
- `exchange_facts`: Facts of an HTTP exchange besides its content: times, the server's address, its certificate
- `exchange_log`: The lines of an HTTP exchange in a call log, and the texts of its errors
- `form_data`: Forms for API requests
- `http_credentials`: Basic authentication of API requests: after a 401, or at once, and only for the right origin
- `request_bodies`: URL parameters and bodies of API requests: data, a form, or multipart
- `request_headers`: What HTTP allows as the method and the headers of an API request
- `seen_exchange`: What was seen of an HTTP exchange of this process, as HAR files have it
- `tls`: The TLS settings of requests from this process
"""
