/** Makes the browser know a name and a password for the document's site, by a request that brings them where it is asked. */
import type { Commands } from "../commands";
import { type Call, type Running, settled } from "../kernel/operation";

/** False where the document can't make the request. Addresses would show them to scripts of the page. */
export function* login(call: Call<Commands["state.login"]["params"]>): Running<boolean> {
  const { kernel, params } = call;
  const { window } = kernel.main();
  if (new URL(params.url).origin !== window.origin) return false;
  const request = new window.XMLHttpRequest();
  kernel.native(request, "open", "GET", params.url, true, params.username, params.password);
  const done = new Promise<void>((resolve) => (request.onloadend = () => resolve()));
  kernel.native(request, "send");
  yield* settled(done);
  kernel.native(window.performance, "clearResourceTimings"); // which name the address with both
  return request.status > 0;
}
