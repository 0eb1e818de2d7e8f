"""What the agent's verbs need.

- `schemas`: The shape of structured output: a JSON schema, or a pydantic model class that makes one
"""
