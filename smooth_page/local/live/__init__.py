"""What people see of the engine: sessions while they run, what was recorded of them, and a dashboard.

- `background`: Work that goes on by itself
- `files`: What is kept of a session after its end: its recording and its downloads
- `links`: The addresses that the API names: of live views, and of what is kept of sessions
- `memory`: How much memory the engine's processes use
- `pages`: The requests of people's browsers: pages, their files, and what they ask for
- `pictures`: The pictures of a tab: for those who watch it, and for its recording
- `tabs`: The tabs of a session as its viewers see them
- `view`: The live view of one session: what it shows, and what comes from its viewers
- `view_input`: Mouse and keyboard of a viewer, in the tab
"""
