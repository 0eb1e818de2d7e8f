"""Times this package and native Playwright, with the same Chromium and the same page.

- `cases`: The timed calls: small functions for Playwright's sync API
- `contenders`: What is timed
- `measure`: Runs cases in rounds, alternating between contenders
- `events`: Counts the session events that a call costs
- `processes`: CPU time of processes
- `crowd`: Evaluates in many pages at once, and shares the CPU time of a call out among the processes
- `suite`: Runs a pytest suite of small tests
- `round_trips`: Events, bytes and round trips of calls to a distant service
- `slow_line`: Simulates a distant service
"""
