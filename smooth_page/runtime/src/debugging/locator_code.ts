/** Selectors of `selectors/best` as a person writes them in Python. */
import { parse, type Part } from "../selectors/parse";

const text = (body: string): string => JSON.stringify(body);
const ATTRIBUTES: Record<string, string> = { placeholder: "get_by_placeholder", alt: "get_by_alt_text", title: "get_by_title" };

export function locatorCode(selector: string): string {
  const { parts } = parse(selector, () => false);
  return parts.map(partCode).join(".");
}

function partCode({ engine, body, source }: Part): string {
  if (engine === "nth") return body === "0" ? "first" : `nth(${body})`;
  if (engine === "internal:control") return "content_frame";
  if (engine === "internal:role") return role(body);
  if (engine === "internal:text") return called("get_by_text", body);
  if (engine === "internal:label") return called("get_by_label", body);
  if (engine === "internal:has-text") return filter(body);
  const attribute = /^\[([\w-]+)=(".*")([is])\]$/s.exec(body);
  if (attribute && engine === "internal:testid") return `get_by_test_id(${attribute[2]})`;
  if (attribute && engine === "internal:attr" && ATTRIBUTES[attribute[1]!])
    return called(ATTRIBUTES[attribute[1]!]!, attribute[2]! + attribute[3]!);
  return `locator(${text(source)})`;
}

/** `body` is a JSON string and a flag: i for a loose match, s for an exact one. */
function called(method: string, body: string): string {
  return `${method}(${body.slice(0, -1)}${body.endsWith("s") ? ", exact=True" : ""})`;
}

function filter(body: string): string {
  const pattern = /^\/(.*)\/$/s.exec(body);
  if (!pattern) return `filter(has_text=${body.slice(0, -1)})`;
  const source = pattern[1]!.replace(/\\\//g, "/").replace(/(\\.)|"/gs, (_, escaped: string) => escaped || '\\"');
  return `filter(has_text=re.compile(r"${source}"))`;
}

function role(body: string): string {
  const [, name] = /^([\w-]+)/.exec(body)!;
  const values = [...body.matchAll(/\[(name|description)=("(?:[^"\\]|\\.)*")([is])\]/g)];
  const exact = values.some(([, , , flag]) => flag === "s") ? ["exact=True"] : [];
  return `get_by_role(${[text(name!), ...values.map(([, key, value]) => `${key}=${value}`), ...exact].join(", ")})`;
}
