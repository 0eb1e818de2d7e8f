/**
 * Applies the policies of a document that is written into another one: they are in its headers, which the browser has
 * not seen. Only policies that an element can express apply; framing, reports and sandboxes do not.
 */
import { header, type HeaderList } from "../network/decisions";

/**
 * Returns a script that applies them for good and leaves no trace in the document, or an empty string. `inert`: none of
 * the document's own scripts may run.
 */
export function policyScript(headers: HeaderList, inert: boolean): string {
  const policies = (header(headers, "content-security-policy") ?? "").split(",").filter((policy) => policy.trim());
  if (inert) policies.push("script-src 'none'");
  const referrer = header(headers, "referrer-policy");
  const elements = policies.map((content) => ({ httpEquiv: "Content-Security-Policy", content }));
  const all = referrer === undefined ? elements : [...elements, { name: "referrer", content: referrer }];
  if (!all.length) return "";
  return `for (const properties of ${JSON.stringify(all)}) {
    const meta = Object.assign(document.createElement("meta"), properties);
    document.head.append(meta);
    meta.remove();
  }`;
}
