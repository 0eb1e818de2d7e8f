"""The companion: an extension of ours that sessions load, with powers that a page's own script does not have.

`src/worker.ts` is its service worker, in TypeScript; the rest of the folder's files build it. The build hook
(hatch_build.py) puts it into a zip in `dist/`, together with the chunks of the runtime. `archive.py` finds that zip.

Its permissions (manifest.json):
- `debugger`: commands the tabs of its session by the DevTools protocol, which is where all powers come from
- `contentSettings`: decides the permissions of pages, which DevTools does not let extensions do
- `storage`: keeps what Python has set while the browser stops the worker, in memory only
"""
