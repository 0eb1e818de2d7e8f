/** Shows a page to a language model: as much of it as fits, and what the model asks for afterwards. */
import { onDemand } from "../aria/snapshot";
import { refsOf } from "../aria/refs";
import type { Commands, FoundText, ShownPage } from "../commands";
import type { Target } from "../contract";
import { type Call, Failure, type Running } from "../kernel/operation";
import { queryAll } from "../selectors/target";
import { attached } from "../waiting/until";
import { documentsIn } from "./ground";
import { commonElement } from "./places";
import { Shown } from "./shown";
import { statedIn } from "./stated";
import { occurrences, wordsOf } from "./words";

// An accessibility tree of more takes too long, and so does the layout of longer texts.
const MOST_ELEMENTS = 60_000;
const MOST_CHARACTERS = 5_000_000;
const LEAST = 50;
const MOST_FOUND = 10;
const AROUND = 3;
const LONGEST = 300;
const LONGEST_AROUND = 100;

export function* show(call: Call<Commands["extract.show"]["params"]>): Running<ShownPage> {
  const { target, most } = call.params;
  const { document } = call.realm;
  const roots = yield* rootsOf(call, target);
  refuseHuge(roots);
  const parts: string[] = [];
  for (const root of roots) parts.push((yield* lines(call, root, Math.max(LEAST, Math.floor(most / roots.length)))).join("\n"));
  const whole = target ? roots : documentsIn(call.kernel, call.realm);
  return { url: call.realm.window.location.href, title: document.title, parts, stated: statedIn(call, whole) };
}

function* rootsOf(call: Call, target: Target | undefined): Running<Element[]> {
  const root = yield* attached(call, target ?? { selector: "body", strict: true });
  return target && !target.strict ? queryAll(call, target) : [root];
}

function refuseHuge(roots: Element[]): void {
  const count = roots.reduce((sum, root) => sum + root.getElementsByTagName("*").length, 0);
  if (count > MOST_ELEMENTS)
    throw new Failure("action", `${count} elements are more than a language model can be shown (${MOST_ELEMENTS}): extract from a locator`);
  const length = roots.reduce((sum, root) => sum + lengthOf(root), 0);
  if (length > MOST_CHARACTERS)
    throw new Failure("action", `${length} characters are more than a language model can be shown (${MOST_CHARACTERS}): extract from a locator`);
}

/** Of its text, without scripts and styles. */
function lengthOf(root: Element): number {
  const unseen = [...root.querySelectorAll("script, style, template, noscript")];
  return unseen.reduce((sum, element) => sum - (element.textContent ?? "").length, (root.textContent ?? "").length);
}

function lines({ kernel }: Call, root: Element, most: number): Running<string[]> {
  return onDemand.snapshotLines!(kernel, root, { most });
}

export function* read(call: Call<Commands["extract.read"]["params"]>): Running<string | null> {
  const { target, following, most } = call.params;
  const [first] = queryAll(call, target);
  if (!first) return null;
  refuseHuge([first]);
  const found: string[] = [];
  let left = most;
  for (let at: Element | undefined = first; at; at = following ? next(at) : undefined) {
    if (left < LEAST && found.length) {
      const ref = refsOf(call.kernel).near(at);
      found.push(`(cut${ref ? `, read ${ref} following` : ""})`);
      break;
    }
    const more = yield* lines(call, at, Math.max(LEAST, left));
    left -= onDemand.tokensOf!(more.join("\n"));
    found.push(...more);
  }
  return found.join("\n");
}

/** The element after one and what is in it. */
function next(element: Element): Element | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) if (at.nextElementSibling) return at.nextElementSibling;
  return undefined;
}

export function find(call: Call<Commands["extract.find"]["params"]>): FoundText[] {
  const { target, text } = call.params;
  const shown = new Shown(target ? queryAll(call, { ...target, strict: false }) : documentsIn(call.kernel, call.realm));
  const wanted = wordsOf(text);
  const found = new Map<number, FoundText>();
  for (const at of occurrences(shown.words, wanted)) {
    const [first, last] = [shown.pieceAt(at), shown.pieceAt(at + wanted.text.length - 1)];
    if (found.has(first)) continue;
    if (found.size === MOST_FOUND) break;
    const element = commonElement(shown.pieces[first]!.node, shown.pieces[last]!.node);
    found.set(first, { ref: (element && refsOf(call.kernel).near(element)) ?? null, text: around(shown, first, last) });
  }
  return [...found.values()];
}

/** A text with what stands before and after it. */
function around({ pieces }: Shown, first: number, last: number): string {
  const texts = (from: number, to: number) => pieces.slice(Math.max(0, from), to).map((piece) => piece.text.trim().replace(/\s+/g, " ")).join(" | ");
  const [before, own, after] = [texts(first - AROUND, first), texts(first, last + 1), texts(last + 1, last + 1 + AROUND)];
  return [before.slice(-LONGEST_AROUND), own.slice(0, LONGEST), after.slice(0, LONGEST_AROUND)].filter(Boolean).join(" | ");
}
