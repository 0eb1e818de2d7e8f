/** Runs a chain of parts: each searches below, or among, the elements that the previous one found. */
import { isElement } from "../dom/kinds";
import type { Kernel } from "../kernel/kernel";
import { Failure } from "../kernel/operation";
import { customEngine } from "./custom";
import { finders, keepers } from "./engines";
import type { Lookup, Root } from "./lookup";
import { inDocumentOrder } from "./order";
import { type Chain, type Part } from "./parse";

/** Every match, in Playwright's order. Frames are not entered (see target.ts). */
export function queryChain(lookup: Lookup, root: Root, chain: Chain): Element[] {
  try {
    return elementsOf(queryParts(lookup, [root], chain.parts, chain.capture));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure("selector", error instanceof Error && error.name === "Error" ? error.message : String(error));
  }
}

/** Continues even if no element is left: `internal:or` finds others. */
function queryParts(lookup: Lookup, roots: Root[], parts: Part[], capture?: number): Root[] {
  let found = roots;
  for (const [index, part] of parts.entries()) {
    found = step(lookup, found, part, roots);
    if (capture === index && index < parts.length - 1) {
      const rest = parts.slice(index + 1);
      return found.filter((element) => queryParts(lookup, [element], rest).length > 0);
    }
  }
  return found;
}

function step(lookup: Lookup, roots: Root[], part: Part, origin: Root[]): Root[] {
  const { engine, body } = part;
  const keep = keepers[engine];
  if (keep) return elementsOf(roots).filter((element) => keep(lookup, element, part));
  if (engine === "nth") return nth(roots, Number(body));
  if (engine === "internal:describe") return roots;
  if (part.nested) return combine(lookup, roots, part.engine, part.nested, origin);
  if (engine === "internal:control")
    throw new Failure("selector", `Internal error, unknown internal:control selector ${body}`);
  return merge(lookup, roots, find(lookup.kernel, part));
}

type Find = (lookup: Lookup, root: Root, part: Part) => Element[];

function find(kernel: Kernel, part: Part): (lookup: Lookup, root: Root) => Element[] {
  const { engine } = part;
  if (engine === "_react" || engine === "_vue")
    throw new Failure(
      "unsupported",
      `"${engine}" selectors: Playwright has removed this engine; use a role, text, test id or css selector`,
    );
  const own: Find | undefined = finders[engine] ?? customEngine(kernel, engine);
  if (!own) throw new Failure("selector", `"${engine}" selector is not supported: ${part.source}`);
  return (lookup, root) => own(lookup, root, part);
}

/** Searches each root; each element is returned once. With distances, the nearest comes first. */
function merge(lookup: Lookup, roots: Root[], look: (lookup: Lookup, root: Root) => Element[]): Element[] {
  lookup.scores.clear();
  let found: Element[];
  if (roots.length === 1) found = look(lookup, roots[0]!);
  else found = [...new Set(roots.flatMap((root) => look(lookup, root)))];
  const { scores } = lookup;
  if (scores.size) found.sort((a, b) => (scores.get(a) ?? 0) - (scores.get(b) ?? 0));
  return found;
}

/** internal:and and internal:or start at the root of the whole chain, the others at each element. */
function combine(lookup: Lookup, roots: Root[], engine: string, nested: Chain, origin: Root[]): Root[] {
  const inner = (from: Root[]) => queryParts(lookup, from, nested.parts, nested.capture);
  switch (engine) {
    case "internal:has":
      return elementsOf(roots).filter((element) => inner([element]).length > 0);
    case "internal:has-not":
      return elementsOf(roots).filter((element) => !inner([element]).length);
    case "internal:chain":
      return [...new Set(roots.flatMap((root) => inner([root])))];
    case "internal:and": {
      const others = new Set(inner(origin));
      return roots.filter((element) => others.has(element));
    }
    default:
      return inDocumentOrder(elementsOf([...roots, ...inner(origin)]));
  }
}

function nth(roots: Root[], index: number): Root[] {
  const one = roots.at(index);
  return Number.isInteger(index) && one ? [one] : [];
}

function elementsOf(roots: Root[]): Element[] {
  return roots.filter(isElement);
}
