"""Passkeys of a context: created by Python, registered by pages, saved and restored."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import pytest

from smooth_page.async_api import Browser, BrowserContext, Error, Page
from tests.web_server import WebServer

REGISTER = """async () => {
  const publicKey = {
    challenge: new Uint8Array([1, 2, 3]),
    rp: { name: 'Site', id: 'localhost' },
    user: { id: new Uint8Array([7]), name: 'name', displayName: 'Name' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  };
  return (await navigator.credentials.create({ publicKey })).id;
}"""
LOG_IN = """async (id) => {
  const raw = Uint8Array.from(atob(id.replaceAll('-', '+').replaceAll('_', '/')), (it) => it.charCodeAt(0));
  const allowCredentials = [{ type: 'public-key', id: raw }];
  const publicKey = { challenge: new Uint8Array([1]), rpId: 'localhost', allowCredentials };
  const { response } = await navigator.credentials.get({ publicKey });
  return new DataView(response.authenticatorData).getUint32(33);  // the counter
}"""


class Site(NamedTuple):
    """A page that shows a site, in a context with passkeys."""

    context: BrowserContext
    page: Page
    url: str


@pytest.fixture(scope="module")
async def site(companion_browser: Browser, web_server: WebServer) -> AsyncIterator[Site]:
    context = await companion_browser.new_context()
    await context.credentials.install()
    page = await context.new_page()
    url = web_server.page("/site", "<title>Site</title>").replace("127.0.0.1", "localhost")
    await page.goto(url)
    yield Site(context, page, url)
    await context.close()


async def test_pages_log_in_with_what_is_created(site: Site) -> None:
    credentials = site.context.credentials
    assert credentials is site.context.credentials
    made = await credentials.create("localhost", sign_count=5)
    assert await site.page.evaluate(LOG_IN, made["id"]) == 6
    assert await credentials.get(id=made["id"]) == [{**made, "signCount": 6}]
    assert made["id"] in [each["id"] for each in await credentials.get(rp_id="localhost")]
    assert await credentials.get(rp_id="127.0.0.1") == []
    second = await site.context.new_page()
    await second.goto(site.url)
    assert await second.evaluate(LOG_IN, made["id"]) == 7
    await second.close()


async def test_what_a_page_registers_is_known(site: Site) -> None:
    credentials = site.context.credentials
    registered = await site.page.evaluate(REGISTER)
    (found,) = await credentials.get(id=registered)
    assert (found["rpId"], found["userHandle"], found["signCount"]) == ("localhost", "Bw", 1)
    assert await site.page.evaluate(LOG_IN, registered) == 2
    await credentials.delete(registered)
    assert await credentials.get(id=registered) == []
    with pytest.raises(Error, match="NotAllowedError"):
        await site.page.evaluate(LOG_IN, registered)


async def test_keys_can_be_given(site: Site) -> None:
    credentials = site.context.credentials
    made, other = await credentials.create("localhost"), await credentials.create("localhost", sign_count=3)
    again = await credentials.create(
        "localhost",
        id=made["id"],
        private_key=other["privateKey"],
        public_key=other["publicKey"],
        user_handle=made["userHandle"],
    )
    assert again == {**other, "id": made["id"], "userHandle": made["userHandle"], "signCount": 0}
    assert await site.page.evaluate(LOG_IN, made["id"]) == 1


async def test_they_are_saved_and_restored(companion_browser: Browser, site: Site) -> None:
    await site.context.credentials.create("localhost", id="AAAA")
    known = await site.context.credentials.get()
    state: Any = await site.context.storage_state(credentials=True)
    assert state["credentials"] == known
    assert "credentials" not in await site.context.storage_state()
    restored = await companion_browser.new_context(storage_state=state)
    assert await restored.credentials.get() == known
    page = await restored.new_page()
    await page.goto(site.url)
    assert await page.evaluate(LOG_IN, "AAAA") == 1  # without install()
    one: Any = {"credentials": known[:1]}
    await restored.set_storage_state(one)
    assert await restored.credentials.get() == one["credentials"]
    await restored.set_storage_state({})
    assert await restored.credentials.get() == []
    await restored.close()


async def test_counters_are_checked(companion_browser: Browser, site: Site) -> None:
    made = await site.context.credentials.create("localhost")
    wrong: Any = {"credentials": [{**made, "signCount": -1}]}
    with pytest.raises(
        Error, match=r"Error setting storage state:\nsignCount must be between 0 and 4294967295, got -1$"
    ):
        await companion_browser.new_context(storage_state=wrong)
    with pytest.raises(Error, match=r"^Credentials.create: signCount must be between 0 and 4294967295, got -1$"):
        await site.context.credentials.create("localhost", sign_count=-1)
