"""URLs, decisions about requests, HAR files, downloads.

- `decisions`: Decisions about a routed request. Twin: smooth_page/runtime/src/network/decisions.ts
- `downloads`: What headers say about files: whether a response is one, and its name
- `har`: Reads HAR files (http://www.softwareishard.com/blog/har-12-spec/): finds the response to a request
- `har_details`: Details of a HAR entry that follow from headers and times
- `har_log`: Writes HAR files: entries from what was seen of requests
- `headers`: Lists of headers: a name can come several times
- `status_texts`: The standard's text for an HTTP status
- `urls`: URL matching as Playwright documents it: globs, patterns and predicates, resolved against a base URL
"""
