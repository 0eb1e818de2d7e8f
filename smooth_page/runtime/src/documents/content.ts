/** A document as text. */
import type { Call } from "../kernel/operation";

export function content(call: Call): string {
  const { document } = call.realm;
  return doctype(document.doctype) + (document.documentElement?.outerHTML ?? "");
}

function doctype(node: DocumentType | null): string {
  if (!node) return "";
  const { name, publicId, systemId } = node;
  const ids = publicId ? ` PUBLIC "${publicId}"${systemId ? ` "${systemId}"` : ""}` : systemId ? ` SYSTEM "${systemId}"` : "";
  return `<!DOCTYPE ${name}${ids}>`;
}

export function title(call: Call): string {
  return call.realm.document.title;
}
