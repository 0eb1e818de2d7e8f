/** From what came over the network to the text of an HTML document, as a browser does it. */
import { toBase64 } from "../values/bytes";

const BEGINS_AS_HTML = /^\s*<(!doctype html|!--|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>]/i;

export function decoded(bytes: Uint8Array, type: string): string {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  const label = /charset\s*=\s*["']?([^\s"';]+)/i.exec(type)?.[1] ?? /<meta[^>]+charset\s*=\s*["']?([^\s"'/>;]+)/i.exec(start)?.[1];
  for (const encoding of [label, "utf-8"]) {
    try {
      return new TextDecoder(encoding ?? "utf-8").decode(bytes);
    } catch {
      // no encoding of that name
    }
  }
  return start;
}

/** What is no HTML is shown by a document that the browser makes for it. */
export function asHtml(text: string, bytes: Uint8Array, type: string): string {
  const mime = type.split(";", 1)[0]!.trim().toLowerCase();
  if (mime.endsWith("html") || (!mime && BEGINS_AS_HTML.test(text))) return text;
  if (!text) return "";
  if (mime.startsWith("image/")) return `<img src="data:${mime};base64,${toBase64(bytes)}">`;
  const shown = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return `<!doctype html><pre style="word-wrap: break-word; white-space: pre-wrap;">${shown}</pre>`;
}
