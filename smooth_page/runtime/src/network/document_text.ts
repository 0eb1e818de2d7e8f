/** Decodes what came over the network into the text of an HTML document, as a browser does. */
import { toBase64 } from "../values/bytes";

const BEGINS_AS_HTML = /^\s*<(!doctype html|!--|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)[\s>]/i;

/**
 * The encoding: from the byte order mark, the content type or the document itself; otherwise the default of the web.
 */
export function decoded(bytes: Uint8Array, type: string): string {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  const sent = /charset\s*=\s*["']?([^\s"';]+)/i.exec(type)?.[1];
  const own = /<meta[^>]+charset\s*=\s*["']?([^\s"'/>;]+)/i.exec(start)?.[1]?.replace(/^utf-16.*/i, "utf-8");
  for (const encoding of [marked(bytes), sent, own]) {
    try {
      if (encoding) return new TextDecoder(encoding).decode(bytes);
    } catch {
      // unknown encoding
    }
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

function marked([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** Types whose text a browser shows as it is. Others it renders or downloads. */
const SHOWN = /^(text\/(?!html|xml|rtf|csv|tsv|calendar|vcard|directory|tab-separated|comma-separated|x-v?c|vnd)|application\/(\S+\+)?(json|(x-)?javascript)$)|^$/;
const JSON_TYPE = /[/+]json$/;

function mimeOf(type: string): string {
  return type.split(";", 1)[0]!.trim().toLowerCase();
}

export function isHtml(type: string): boolean {
  return mimeOf(type) === "text/html";
}

/** Whether the browser shows it as plain text. */
export function isShownAsText(type: string): boolean {
  return SHOWN.test(mimeOf(type));
}

/**
 * Text that is not HTML is shown in a document that the browser makes for it. `made`: the result has no doctype of its
 * own.
 */
export function asHtml(bytes: Uint8Array, type: string): { html: string; made: boolean } {
  const mime = mimeOf(type);
  const text = decoded(bytes, JSON_TYPE.test(mime) && !/charset/i.test(type) ? "charset=utf-8" : type);
  if (mime.endsWith("html") || (!mime && BEGINS_AS_HTML.test(text))) return { html: text, made: false };
  if (!text) return { html: "", made: false };
  return { html: `<!doctype html>${shown(text, bytes, mime)}`, made: true };
}

function shown(text: string, bytes: Uint8Array, mime: string): string {
  if (mime.startsWith("image/")) return `<img src="data:${mime};base64,${toBase64(bytes)}">`;
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const scheme = `<meta name="color-scheme" content="light dark">`; // the parser drops a newline after <pre>
  if (JSON_TYPE.test(mime)) {
    const container = `<div class="json-formatter-container"></div>`;
    return `<html><head>${scheme}<meta charset="utf-8"></head><body><pre>\n${escaped}</pre>${container}</body></html>`;
  }
  const style = "word-wrap: break-word; white-space: pre-wrap;";
  return `<html><head>${scheme}</head><body><pre style="${style}">\n${escaped}</pre></body></html>`;
}
