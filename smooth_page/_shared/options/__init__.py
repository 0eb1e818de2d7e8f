"""Options of launch, contexts and pytest, checked and translated.

- `action_marks`: The options of `Screencast.show_actions`, of overlays and of chapters
- `chromium_version`: The version of Chromium in user agents
- `companion_choice`: Whether sessions load the companion: `smooth={"companion": ...}`, else SMOOTH_COMPANION
- `context_options`: The options of `new_context`: what each means for a session, and which are not supported
- `devices`: `playwright.devices`: the descriptors of devices by name (scripts/extract_devices.py wrote devices.json)
- `emulation`: Emulated properties of the browser: settings of runtime/src/emulation, and their script
- `headed`: Whether a person looks at the browser: `headless=False`, or PWDEBUG
- `launch_options`: The arguments of `launch`: what each means for a browser at the service, and which are not supported
- `media`: Media features that `new_context` and `emulate_media` take
- `profile_names`: The name of the profile for a folder on this machine
- `screenshot_options`: The options of screenshots: checked, and as parameters of the runtime's operation
- `video_options`: What a context records of its pages: the options of videos and of screencasts
"""
