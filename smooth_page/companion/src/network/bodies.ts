/** The bodies of responses. The browser forgets them when another document takes the place of theirs. */
import { toBase64 } from "../../../runtime/src/values/bytes";
import type { Tab } from "../tab";
import type { NetworkRequest } from "./requests";

/** In base64. Rejects with what Playwright says where there is none. */
export async function bodyOf(request: NetworkRequest, tab: Tab): Promise<string> {
  request.body ??= read(request, tab);
  try {
    return await request.body;
  } catch (error) {
    delete request.body; // it may be there later
    throw error;
  }
}

async function read(request: NetworkRequest, tab: Tab): Promise<string> {
  const { requestId } = request.event;
  const targets = [request.target, ...tab.targets.filter((target) => target !== request.target)];
  let reason: unknown;
  for (const target of targets) {
    try {
      const { body, base64Encoded } = await target.send("Network.getResponseBody", { requestId });
      return base64Encoded ? body : toBase64(new TextEncoder().encode(body));
    } catch (error) {
      reason ??= error;
    }
  }
  throw reason;
}
