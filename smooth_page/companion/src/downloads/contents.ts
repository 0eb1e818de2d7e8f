/** The bytes of files, in base64. */
import type { Protocol } from "devtools-protocol/types/protocol";
import { toBase64 } from "../../../runtime/src/values/bytes";
import { windowAround, withKernel } from "../documents/scripts";
import type { Tab } from "../tab";
import type { Document, Target } from "../target";

/** Bytes that are read at once; divisible by three, so that the pieces make one text. */
const SIZE = 3 << 19;

export async function dataContent(url: string): Promise<string> {
  return toBase64(new Uint8Array(await (await fetch(url)).arrayBuffer()));
}

/** Takes the body of a response that the browser holds. */
export async function takenContent(target: Target, requestId: Protocol.Fetch.RequestId): Promise<string> {
  return streamContent(target, (await target.send("Fetch.takeResponseBodyAsStream", { requestId })).stream);
}

/** Requests the file once more, as the tab would, or takes it out of the browser's cache. */
export async function requestedContent({ main: frameId, page }: Tab, url: string): Promise<string> {
  const options = { disableCache: false, includeCredentials: true };
  const { resource } = await page.send("Network.loadNetworkResource", { frameId, url, options });
  if (!resource.success || !resource.stream) throw new Error(resource.netErrorName ?? "The file was not received");
  return streamContent(page, resource.stream);
}

async function streamContent(target: Target, handle: Protocol.IO.StreamHandle): Promise<string> {
  const bytes: string[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = await target.send("IO.read", { handle, size: SIZE });
    bytes.push(base64Encoded ? atob(data) : data);
    if (eof) break;
  }
  await target.send("IO.close", { handle });
  return btoa(bytes.join(""));
}

/** Of a blob that the frame's document has made, or another one of the tab. */
export async function blobContent(tab: Tab, frame: Protocol.Page.FrameId, url: string): Promise<string> {
  const opener = tab.opener?.shown;
  const documents = [tab.documentOf(frame), tab.shown, opener].filter((document) => document !== undefined);
  let reason: unknown;
  for (const document of documents) {
    try {
      return await blobIn(document, url);
    } catch (error) {
      reason ??= error;
    }
  }
  throw reason;
}

/** By the kernel of the document, or of the page that reaches it. */
async function blobIn(document: Document, url: string): Promise<string> {
  const { entry } = document.target.tab.companion.memory;
  const action = withKernel(entry!, `(kernel) => kernel.channel.blobs.read(${JSON.stringify(url)})`, "around");
  const expression = `(() => { ${windowAround(entry!, "window")} return ${action}; })()`;
  return (await document.target.evaluate(document, expression, true)) as string;
}
