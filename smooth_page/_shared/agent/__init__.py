"""Structured output of the agent.

- `schemas`: The shape of structured output: a JSON schema, or a type that pydantic can describe
"""
