/** The bodies of responses. The browser forgets them when another document takes the place of theirs. */
import type { Protocol } from "devtools-protocol/types/protocol";
import { toBase64 } from "../../../runtime/src/values/bytes";
import type { Tab } from "../tab";
import type { Target } from "../target";
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
      return await receivedContent(target, requestId);
    } catch (error) {
      reason ??= error;
    }
  }
  throw reason;
}

/** What the browser has received, in base64. */
export async function receivedContent(target: Target, requestId: Protocol.Network.RequestId): Promise<string> {
  const { body, base64Encoded } = await target.send("Network.getResponseBody", { requestId });
  return base64Encoded ? body : toBase64(new TextEncoder().encode(body));
}
