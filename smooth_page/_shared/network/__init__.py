"""URLs, decisions about requests, HAR files, downloads.

- `decisions`: What is decided about a routed request. Twin: smooth_page/runtime/src/network/decisions.ts
- `downloads`: What headers say of files: whether an answer is one, and its name
- `har`: HAR files (http://www.softwareishard.com/blog/har-12-spec/): answers by what was asked
- `har_log`: Writing HAR files: entries from what was seen of requests
- `urls`: URL matching as Playwright documents it: globs, patterns and predicates, resolved against a base URL
"""
