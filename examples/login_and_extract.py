"""The session example of Smooth's documentation as a Playwright script, on the demo site.

Logs in twice, once by telling the agent, once with plain fill and click, and extracts the profile. Shows every session
event with its time. `python -m examples.login_and_extract` (or `make demo`); with SMOOTH_API_KEY set it would run in
the cloud, where the demo site on this machine can't be reached.
"""

from __future__ import annotations

import time

from pydantic import BaseModel

from examples.demo_site import DemoSite
from smooth_page.sync_api import Page, expect, sync_playwright


class Profile(BaseModel):
    username: str
    email: str
    plan: str


def log_in_by_telling(page: Page, site: str) -> Profile:
    page.goto(f"{site}/login")
    page.ai(
        'Fill in the login form with email "test@example.com" and password "secret123", then click the login button'
    )
    expect(page).to_have_url(f"{site}/profile")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your profile")
    return page.extract(Profile, "Extract the logged-in user profile information")


def log_in_by_hand(page: Page, site: str) -> Profile:
    page.goto(f"{site}/login")
    page.get_by_label("E-mail").fill("test@example.com")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_have_text("Wrong e-mail or password.")
    page.get_by_label("Password").fill("secret123")
    page.get_by_role("button", name="Log in").click()
    expect(page).to_have_title("Your profile")
    return page.extract(Profile)


def main() -> None:
    begin = time.monotonic()
    with DemoSite() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch()
        browser.client.on_event(
            lambda event: print(
                f"  {time.monotonic() - begin:6.2f} s  {event.action:<12} {event.seconds * 1000:7.1f} ms"
                f"  {event.code}  {event.label if event.label != event.action else ''}"
            )
        )
        print(f"demo site  {site.url}\nservice    {browser.client.base_url}")
        for name, log_in in (("page.ai", log_in_by_telling), ("fill and click", log_in_by_hand)):
            with browser.new_page() as page:
                print(f"\n{name}: session {page.session.id}, live view: {page.live_url or 'none on this engine'}")
                profile = log_in(page, site.url)
                print(f"  credits used: {page.session.credits_used:g}")
                print("  " + "\n  ".join(f"{key:<9} {value}" for key, value in profile.model_dump().items()))
        browser.close()
    print(f"\ndone in {time.monotonic() - begin:.1f} s")


if __name__ == "__main__":
    main()
