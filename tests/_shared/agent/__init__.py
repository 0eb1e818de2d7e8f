"""Tests of smooth_page/_shared/agent.

- `test_claims`: What an answer claims about the page
- `test_shapes`: Shapes of structured output: JSON schemas, and everything that pydantic can describe
"""
