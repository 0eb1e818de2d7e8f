"""Logs in by a request and out in a page; saves a page's database."""

import sys

from playwright.sync_api import sync_playwright

SITE = sys.argv[1]
STORE = """(name) => new Promise((resolve) => {
  const request = indexedDB.open("settings", 2);
  request.onupgradeneeded = () => request.result.createObjectStore("names", { keyPath: "id" });
  request.onsuccess = () => {
    const names = request.result.transaction("names", "readwrite").objectStore("names");
    if (name) names.put({ id: 1, name, when: new Date(0) });
    names.getAll().onsuccess = (event) => { request.result.close(); resolve(event.target.result); };
  };
})"""

with sync_playwright() as p:
    browser = p.chromium.launch()
    context = browser.new_context(base_url=SITE)
    answer = context.request.post("/login", form={"email": "test@example.com", "password": "secret123"})
    print(answer.status, answer.url.removeprefix(SITE))
    print([(cookie["name"], cookie["httpOnly"], cookie["sameSite"]) for cookie in context.cookies()])
    page = context.new_page()
    page.goto("/profile")
    print(page.title(), page.get_by_test_id("plan").inner_text())
    print(page.evaluate(STORE, "Ann"))
    state = context.storage_state(indexed_db=True)
    print([dict(origin)["indexedDB"] for origin in state["origins"]])

    again = browser.new_context(base_url=SITE, storage_state=state)
    print(again.request.get("/profile").url.removeprefix(SITE))
    other = again.new_page()
    other.goto("/profile")
    print(other.title(), other.evaluate(STORE))
    again.close()

    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/login")
    print(page.request.get("/profile").url.removeprefix(SITE), context.cookies())
    browser.close()
