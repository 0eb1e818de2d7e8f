/** The bodies of responses. The browser forgets them when another document takes the place of theirs. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { KeptBody, RecordedRequest } from "../../../runtime/src/commands";
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
  throw new Error(`Protocol error (Network.getResponseBody): ${reason instanceof Error ? reason.message : reason}`);
}

/** Milliseconds in which requests end that are about to. */
const PATIENCE = 500;
/** Longer ones are left out of answers with several, which end where they have so many characters. */
const LONGEST = 3_000_000;

/** Those of the first of these requests of the tabs, as many as fit into an answer. */
export async function bodiesOf(ids: string[], tabs: Tab[]): Promise<KeptBody[]> {
  return asManyAsFit(ids, tabs, async (request) => ({ request }));
}

/** The same, with what else is known about them. */
export async function recordedOf(ids: string[], tabs: Tab[]): Promise<RecordedRequest[]> {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  return asManyAsFit(ids, tabs, async (request, known) => {
    if (!known) return { request };
    await Promise.race([known.until(() => known.isAnswered && !!known.end), late]);
    return { request, facts: { ...known.facts, news: known.items } };
  });
}

async function asManyAsFit<T extends KeptBody>(
  ids: string[],
  tabs: Tab[],
  entry: (id: string, request: NetworkRequest | undefined) => Promise<T>,
): Promise<T[]> {
  const found: T[] = [];
  let size = 0;
  for (const id of ids) {
    const tab = tabs.find(({ network }) => network.request(id));
    const request = tab?.network.request(id);
    const made = await entry(id, request);
    const isWhole = request?.end && !request.end.failure && !request.redirectedTo; // a redirect's id is also its target's
    const body = tab && request && isWhole ? await bodyOf(request, tab).catch(() => undefined) : undefined;
    found.push({ ...made, ...(body === undefined || body.length > LONGEST ? {} : { base64: body }) });
    size += body?.length ?? 0;
    if (size > LONGEST) break;
  }
  return found;
}

/** What the browser has received, in base64. */
export async function receivedContent(target: Target, requestId: Protocol.Network.RequestId): Promise<string> {
  const { body, base64Encoded } = await target.send("Network.getResponseBody", { requestId });
  return base64Encoded ? body : toBase64(new TextEncoder().encode(body));
}
