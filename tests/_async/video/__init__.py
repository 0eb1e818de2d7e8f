"""Tests of smooth_page/_async/video.

- `conftest`: Sessions of this room have the companion, as those of the room `companion`
- `test_video`: Videos of pages, and screencasts
"""
