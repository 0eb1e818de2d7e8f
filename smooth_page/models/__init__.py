"""Language models, asked through pydantic-ai: one request at a time.

- `choice`: Which model is meant: a name, an object of pydantic-ai, or SMOOTH_MODEL
- `asking`: One request of the agent core, and its reply
- `failures`: What goes wrong, as errors of this package

pydantic-ai is the extra `ai`. It is imported with the first request, not before.
"""
