"""Options of launch, contexts and pytest, checked and translated.

- `chromium_version`: The version of Chromium, as it stands in user agents
- `context_options`: The options of `new_context`: what each means for a session, and which can't be had
- `devices`: `playwright.devices`: the descriptors of devices, by name (scripts/extract_devices.py wrote
  devices.json)
- `emulation`: What pages are made to believe of their browser: settings of runtime/src/emulation, and their script
- `launch_options`: The arguments of `launch`: what each means where the browser runs at a service, and which can't
  be had
- `profile_names`: The profile that stands for a folder of this machine
- `pytest_options`: Options of pytest-playwright that change nothing here: their defaults, and what to say when one
  is asked for
"""
