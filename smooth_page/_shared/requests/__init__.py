"""What API requests carry, and how they are secured.

- `api_request_options`: What all requests of an API request context have in common
- `client_certificates`: Certificates with which API requests say who they are, each for one origin
- `exchange_facts`: What is known of an exchange over HTTP beside its content: times, the server's address, its
  certificate
- `exchange_log`: An exchange over HTTP as lines of a call log, and what went wrong with one in words
- `form_data`: Forms for API requests
- `http_credentials`: Basic authentication for API requests: after a refusal, or at once, and only where it belongs
- `request_bodies`: What an API request carries: parameters of the address, and a body of data, a form, or parts
- `tls`: How requests of this process, beside the browser, are secured
"""
