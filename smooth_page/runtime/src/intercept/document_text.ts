/** From what came over the network to the text of an HTML document, as a browser does it. */
import { toBase64 } from "../values/bytes";

const BEGINS_AS_HTML = /^\s*<(!doctype html|!--|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>]/i;

/** What it begins with says it, or who has sent it, or the document itself; else it is what the web began with. */
export function decoded(bytes: Uint8Array, type: string): string {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  const sent = /charset\s*=\s*["']?([^\s"';]+)/i.exec(type)?.[1];
  const own = /<meta[^>]+charset\s*=\s*["']?([^\s"'/>;]+)/i.exec(start)?.[1]?.replace(/^utf-16.*/i, "utf-8");
  for (const encoding of [marked(bytes), sent, own]) {
    try {
      if (encoding) return new TextDecoder(encoding).decode(bytes);
    } catch {
      // no encoding of that name
    }
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

function marked([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
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
