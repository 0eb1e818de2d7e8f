"""Structured output of the agent."""
