/** Cookies that scripts of the document can see, and the local storage of its origin. */
import type { Commands, DocumentState, HiddenCookie, SeenCookie } from "../commands";
import { type Call, type Running, settled } from "../kernel/operation";

/** A cookie as the Cookie Store API returns it, if there is one. */
interface Kept {
  name: string;
  value: string;
  domain: string | null;
  path: string;
  /** In ms since the epoch; null for a session cookie. */
  expires: number | null;
  secure: boolean;
  sameSite: string;
}

/** Null for a document that has no http(s) address, and so neither. */
export function* readState(call: Call<Commands["state.read"]["params"]>): Running<DocumentState | null> {
  const { window, document } = call.kernel.main();
  const { origin, protocol } = window.location;
  if (!/^https?:/.test(protocol) || window.origin === "null") return null;
  const cookies = yield* readCookies(window, document);
  const storage = window.localStorage;
  const items = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  const hidden = call.params.hidden.flatMap((probe, index) => (isHidden(document, probe) ? [index] : []));
  const { userAgent } = window.navigator;
  return { origin, userAgent, hidden, cookies, items: items.map((name) => ({ name, value: storage.getItem(name) ?? "" })) };
}

export function giveState(call: Call<Commands["state.give"]["params"]>): null {
  const { window, document } = call.kernel.main();
  for (const cookie of call.params.cookies) document.cookie = cookie;
  if (call.params.clear) window.localStorage.clear();
  for (const { name, value } of call.params.items) window.localStorage.setItem(name, value);
  return null;
}

/** Finds a cookie that is hidden from scripts: browsers let no script replace one, so a new value does not show up. */
function isHidden(document: Document, { name, set, unset }: HiddenCookie): boolean {
  const names = () => document.cookie.split("; ").map((pair) => pair.split("=")[0]);
  if (names().includes(name)) return false;
  document.cookie = set;
  if (!names().includes(name)) return true;
  document.cookie = unset;
  return false;
}

function* readCookies(window: Window, document: Document): Running<SeenCookie[]> {
  const store = window.cookieStore as unknown as { getAll(): Promise<Kept[]> } | undefined;
  const host = window.location.hostname;
  const { CookieStore } = window as unknown as { CookieStore?: { prototype: { getAll(): Promise<Kept[]> } } };
  try {
    // The browser's own function, which rejects objects of the page.
    if (store && CookieStore) return (yield* settled(CookieStore.prototype.getAll.call(store))).map((kept) => described(kept, host));
  } catch {
    // An object of the page's. `document.cookie` has fewer facts.
  }
  const pairs = document.cookie.split("; ").filter(Boolean);
  return pairs.map((pair) => {
    const at = pair.indexOf("=");
    const known = { name: at < 0 ? "" : pair.slice(0, at), value: pair.slice(at + 1) };
    return { ...known, domain: host, path: "/", expires: -1, secure: false, sameSite: "Lax" };
  });
}

function described({ name, value, domain, path, expires, secure, sameSite }: Kept, host: string): SeenCookie {
  return {
    name,
    value,
    domain: domain === null ? host : `.${domain}`,
    path,
    expires: expires === null ? -1 : expires / 1000,
    secure,
    sameSite: (sameSite.charAt(0).toUpperCase() + sameSite.slice(1)) as SeenCookie["sameSite"],
  };
}
