/** How values of scripts are shown in the text of a console message, from what the browser reports of them. */
import type { Protocol } from "devtools-protocol/types/protocol";

type Remote = Protocol.Runtime.RemoteObject;
type Preview = Protocol.Runtime.ObjectPreview;

/** The text that stands for a value. Nodes have one once a document is asked (message.ts). */
export function previewed(object: Remote): string {
  if (object.unserializableValue !== undefined) return number(object.unserializableValue);
  if ("value" in object) return String(object.value);
  const { preview, description, type, subtype } = object;
  if (preview && subtype === "array") return items(preview);
  if (preview && subtype === undefined && type === "object" && description === "Object") return properties(preview);
  return description ?? type;
}

/** As in Playwright, the text of big integers is missing. */
function number(value: string): string {
  if (value.endsWith("n")) return "undefined";
  return value === "-0" ? "0" : value;
}

function properties(preview: Preview): string {
  return `{${preview.properties.map((property) => `${property.name}: ${String(property.value)}`).join(", ")}}`;
}

function items(preview: Preview): string {
  const parts: string[] = [];
  let next = 0;
  for (const { name, value } of preview.properties) {
    if (!/^\d+$/.test(name)) continue;
    const holes = Number(name) - next;
    if (holes) parts.push(holes > 1 ? `empty x ${holes}` : "empty");
    parts.push(String(value));
    next = Number(name) + 1;
  }
  return `[${parts.join(", ")}]`;
}
