"""Gives the agent a function of yours: `SMOOTH_API_KEY=... python -m examples.custom_tool`.

During a task the agent may call the tool as often as it likes. The function runs in this process, in the thread that
called `run_task`; what it raises is reported to the agent, which may try something else.

It needs a service whose agent calls tools. The embedded engine's agent follows plain steps and calls none.
"""

from __future__ import annotations

import os

from smooth_page import SmoothClient, Tool

TASK = "Open https://news.ycombinator.com and save the three stories with the most points. Save each of them once."


class Stories:
    """What the agent has saved."""

    def __init__(self) -> None:
        self.saved: dict[str, int] = {}

    def save(self, title: str, points: int) -> str:
        if title in self.saved:
            raise ValueError(f"{title!r} is saved already; save another story")
        self.saved[title] = points
        return f"{len(self.saved)} stories are saved"

    def tool(self) -> Tool:
        return Tool(
            name="save_story",
            description="Saves a story of Hacker News. Fails for a story that is saved already.",
            run=self.save,
            inputs={
                "title": {"type": "string", "description": "The story's title"},
                "points": {"type": "integer", "description": "Its points"},
            },
            output="how many stories are saved",
        )


def main() -> None:
    if not os.environ.get("SMOOTH_API_KEY"):
        raise SystemExit("The embedded engine's agent calls no tools: set SMOOTH_API_KEY to use the cloud service's.")
    stories = Stories()
    with SmoothClient() as client, client.session(tools=[stories.tool()]) as session:
        result = session.run_task(TASK)
    print(f"The agent's answer: {result.output}")
    for title, points in stories.saved.items():
        print(f"{points:>5}  {title}")


if __name__ == "__main__":
    main()
