"""How requests to the service are repeated, paced and kept free of secrets.

- `extension_files`: What is uploaded as an extension: a file, bytes, or a folder as a zip
- `hidden_values`: Values that tracebacks with local variables must not show: they are what they are, but for their
  repr
- `poll_pace`: When to ask for an answer, where a service answers polls at once instead of holding them
- `redaction`: Keeps secrets out of messages: services repeat in their errors what they were sent
- `repetition`: When a request to the service is sent again, and after how long
"""
