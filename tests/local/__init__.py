"""The embedded engine.

- `conftest`: One engine for the room; tests that end it start their own
- `engine_process`: A real engine in a process of its own, and a session of it spoken to in plain HTTP
- `test_api`: The HTTP surface: keys, statuses, polls, and what is refused how
- `test_bounds`: Whatever a request asks for is bounded: it ends with a refusal, and the others are served meanwhile
- `test_chromium`: Which Chromium the engine drives
- `test_companions`: The companion in the browser that the engine's sessions share
- `test_devtools`: Commands that the engine sends through a browser's pipe itself
- `test_ends`: How sessions and engines end, and that nothing is left behind
- `test_evaluate_js`: evaluate_js: every documented form, what comes back, and what goes wrong
- `test_evaluation`: The evaluator, over a DevTools session whose document is replaced between two messages
- `test_examples`: The reference's examples run against the engine: the vendor's SDK, the JavaScript example by Node,
  and curl
- `test_extension_store`: What may be stored as an extension, and how long it is kept
- `test_extensions`: Sessions with extensions: each has a browser of its own, which ends with it
- `test_extract`: extract without a model: what pages state, in the shape of a schema; nothing is invented
- `test_extract_by_model`: An engine with a language model, which a server of the test plays
- `test_goto`: goto, devices and the addresses a session keeps to
- `test_kept_files`: What is kept of a session where it can't be written
- `test_live_view`: What people see of the engine, in a real browser: the live view of a session, its files, and the
  dashboard
- `test_live_viewers`: What a viewer of a session gets, without a browser
- `test_profiles`: Profiles as files
- `test_run_task`: run_task without a model: what it does, what it refuses, what it reports
- `test_spares`: Pages that are opened before a session needs one
- `test_task_driver`: How run_task drives operations, on a tab that answers from a list
"""
