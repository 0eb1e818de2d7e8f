/** Cookies of the session in the shape of Playwright's. The commands of the domain Storage would take the default context. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { BrowserCookie } from "../../../runtime/src/commands";
import type { Target } from "../target";

export async function readCookies(target: Target): Promise<BrowserCookie[]> {
  return (await target.send("Network.getAllCookies")).cookies.map(described);
}

/** Rejects, and sets none of them, if the browser does not accept one. */
export async function setCookies(target: Target, cookies: BrowserCookie[]): Promise<void> {
  if (!cookies.length) return;
  try {
    await target.send("Network.setCookies", { cookies: cookies.map(demanded) });
  } catch (error) {
    throw new Error(`Protocol error (Storage.setCookies): ${(error as Error).message}`);
  }
}

/** Sets those that the browser accepts. */
export async function setValidCookies(target: Target, cookies: BrowserCookie[]): Promise<void> {
  for (const cookie of cookies) await setCookies(target, [cookie]).catch(() => undefined);
}

export async function deleteCookies(target: Target, cookies: BrowserCookie[]): Promise<void> {
  for (const { name, domain, path, ...rest } of cookies)
    await target.send("Network.deleteCookies", { name, domain, path, ...partition(rest) });
}

function described(cookie: Protocol.Network.Cookie): BrowserCookie {
  const { name, value, domain, path, expires, httpOnly, secure, sameSite = "Lax", partitionKey } = cookie;
  const facts = { name, value, domain, path, expires, httpOnly, secure, sameSite };
  if (!partitionKey) return facts;
  const { topLevelSite, hasCrossSiteAncestor } = partitionKey;
  return { ...facts, partitionKey: topLevelSite, _crHasCrossSiteAncestor: hasCrossSiteAncestor };
}

function demanded(cookie: BrowserCookie): Protocol.Network.CookieParam {
  const { name, value, domain, path, expires, httpOnly, secure, sameSite } = cookie;
  const facts = { name, value, domain, path, ...partition(cookie) };
  const rest = Object.entries({ expires, httpOnly, secure, sameSite }).filter(([, fact]) => fact != null);
  return { ...facts, ...Object.fromEntries(rest) };
}

function partition(cookie: Pick<BrowserCookie, "partitionKey" | "_crHasCrossSiteAncestor">): {
  partitionKey?: Protocol.Network.CookiePartitionKey;
} {
  const { partitionKey: topLevelSite, _crHasCrossSiteAncestor: hasCrossSiteAncestor = true } = cookie;
  return topLevelSite ? { partitionKey: { topLevelSite, hasCrossSiteAncestor } } : {};
}
