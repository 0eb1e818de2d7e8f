"""Language models.

- `test_asking`: Models through pydantic-ai: what is sent and read, on a server with OpenAI's protocol and on scripted
  models
"""
