/** Cookies and storages of the whole session. */
import type { Commands } from "../../../runtime/src/commands";
import { deleteCookies, readCookies, setCookies, setValidCookies } from "../storage/cookies";
import { Origins } from "../storage/origins";
import type { Power } from "./powers";

type Own = Extract<keyof Commands, `session.${string}`>;
type Powers = { [Op in Own]: Power<Commands[Op]["params"], Commands[Op]["result"]> };

export const session: Powers = {
  async "session.cookies"({ document }) {
    return { cookies: await readCookies(document.target.tab.page), userAgent: navigator.userAgent };
  },

  async "session.setCookies"({ document }, { cookies, gone, clear, lenient }) {
    const { page } = document.target.tab;
    if (clear) await page.send("Network.clearBrowserCookies");
    await deleteCookies(page, gone);
    await (lenient ? setValidCookies : setCookies)(page, cookies);
    return null;
  },

  async "session.state"({ companion, document }, kinds) {
    const cookies = await readCookies(document.target.tab.page);
    await using origins = new Origins(companion);
    return { cookies, origins: await origins.read(companion.memory.origins, kinds) };
  },

  async "session.giveState"({ companion, document }, { cookies, origins: states, clear }) {
    const { page } = document.target.tab;
    await using origins = new Origins(companion);
    for (const { origin } of states) companion.memory.visited(origin);
    if (clear) {
      await page.send("Network.clearBrowserCookies");
      await origins.clear(companion.memory.origins, page);
    }
    await setCookies(page, cookies);
    await origins.give(states);
    return null;
  },
};
