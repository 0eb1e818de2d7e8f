"""Traces, in the format of Playwright's trace viewer. No page and no service are needed to write one.

- `files`: The files of a trace: written while it is recorded, and packed into a zip file at its end
- `lines`: The lines of a trace, in the format of Playwright's trace viewer: one JSON object each
- `names`: What the trace viewer calls a method of the API: it has a title and a group for each
- `network`: The lines of requests: entries as in HAR files, with contents as files of the trace
- `options`: What a trace contains
- `params`: The parameters and results of calls, as the trace viewer shows them
- `recorder`: One chunk of a trace: what happens between its start and its end
- `shown`: What a page shows before, during and after calls: pictures and accessibility trees, a file each
- `snapshots`: The lines of snapshots. A snapshot refers to earlier ones of its frame by how many ago they were written
- `stacks`: Where in the user's code a call is made
"""
