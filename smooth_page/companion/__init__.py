"""The companion: an extension of ours that sessions load, with powers that a page's own script does not have.

`src/worker.ts` is its service worker, in TypeScript; the rest of the folder's files build it. The build hook
(hatch_build.py) puts it into a zip in `dist/`, together with the chunks of the runtime. `archive.py` finds that zip.
"""
