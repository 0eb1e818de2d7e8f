"""Tests of smooth_page/_shared/options.

- `test_chromium_version`: The version of Chromium in user agents
- `test_context_options`: The options of `new_context`, read
- `test_headed`: Whether a person looks, and where: what `launch` and the environment say
- `test_launch_options`: The arguments of `launch`, read
- `test_media`: Media features, read
- `test_profile_names`: Names of the profiles that stand for folders
- `test_screenshot_options`: The options of screenshots, checked
- `test_video_options`: Which videos are recorded, and which options are refused
"""
