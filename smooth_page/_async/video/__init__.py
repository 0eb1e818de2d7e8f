"""What pages show over time: pictures of tabs, videos of them.

- `overlays`: What a script shows over a page: overlays, chapters, and marks of its actions
- `screencast`: `page.screencast`: frames for a function, a video, and what is shown over the page
- `screencasts`: The pictures of one tab, which the companion keeps until they are fetched
- `video`: `page.video`: the file of a page
- `video_recorder`: Records a page into a file
"""
