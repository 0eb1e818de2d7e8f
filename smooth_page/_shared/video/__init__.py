"""Videos.

- `video_file`: A video file (WebM), encoded on this machine from pictures and their times
"""
