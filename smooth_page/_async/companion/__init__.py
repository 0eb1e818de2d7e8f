"""The companion of this package in the sessions of a client.

- `installation`: The companion in the account of a service: found by its name, uploaded when it is missing
- `requirement`: Members that only sessions with the companion have
"""
