"""Tests of smooth_page/_shared/video.

- `test_video_file`: Videos from pictures and their times
"""
