"""Structured output of the agent.

- `claims`: What an answer claims about the page: the strings, numbers and dates in it, which the page must have
- `schema_check`: Checks a JSON schema that a user wrote: mistakes in it are named before anything is sent
- `schema_fit`: Whether a model's answer has the shape of a JSON schema
- `shapes`: The shape of structured output: a JSON schema, or a type that pydantic can describe
- `unfit`: What is wrong with an answer: paths, what was found there, and the error that says so
"""
