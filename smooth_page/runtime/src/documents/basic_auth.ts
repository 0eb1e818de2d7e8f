/**
 * Makes the browser remember a user name and a password for the document's site, by a request that sends them when
 * asked.
 */
import type { Commands } from "../commands";
import { type Call, type Running, settled } from "../kernel/operation";

/** False if the document can't make the request. In a URL, scripts of the page could see them. */
export function* login(call: Call<Commands["state.login"]["params"]>): Running<boolean> {
  const { kernel, params } = call;
  const { window } = kernel.main();
  if (new URL(params.url).origin !== window.origin) return false;
  const request = new window.XMLHttpRequest();
  kernel.native(request, "open", "GET", params.url, true, params.username, params.password);
  const done = new Promise<void>((resolve) => (request.onloadend = () => resolve()));
  kernel.native(request, "send");
  yield* settled(done);
  kernel.native(window.performance, "clearResourceTimings"); // whose URLs contain both
  return request.status > 0;
}
