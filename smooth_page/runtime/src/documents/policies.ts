/**
 * Policies of a document that is written into another one: its headers have them, and the browser has not seen these.
 * What can be said by an element holds; framing, reports and sandboxes can't.
 */
import { header, type HeaderList } from "../network/decisions";

/**
 * A script that applies them for good and leaves no trace in the document; empty where there are none. `inert`: none of
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
