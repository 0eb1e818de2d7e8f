/**
 * Shortens snapshots to what a language model may get: what is off screen is left out first, and of that and of what is on
 * screen the deepest. Each gap says how the model gets what was in it (extraction/reading.ts).
 */
import { isTag } from "../dom/kinds";
import { LONGEST_NAME } from "./render";
import { type AriaNode, isText } from "./tree";

// A role, a reference, and a line of their own.
const NODE = 11;
/** Pieces that models have about one token for: parts of words, of numbers, signs. */
const PIECE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|\p{L}{1,6}|\p{N}{1,2}|[^\s\p{L}\p{N}]/gu;

// Kept for what says that something is missing.
const FOR_GAPS = 0.9;
// In a page that is too long, a text takes at most this part of it.
const TEXT = 0.2;
const HIDDEN = "(hidden)";

export function tokensOf(text: string): number {
  return text.match(PIECE)?.length ?? 0;
}

/** A node or a text in the tree. Parents come before what is in them. */
interface Entry {
  child: AriaNode | string;
  index: number;
  depth: number;
  shown: boolean;
  cost: number;
  parent: Entry | undefined;
  inside: Entry[];
  kept: boolean;
}

/** Returns the nodes of which something was left out. `repeats`: the name of the node says what is in it, too. */
export function shorten(tree: AriaNode, most: number, repeats: (node: AriaNode) => boolean): Set<AriaNode> {
  prepare(tree);
  const entries: Entry[] = [];
  const top = listed(tree, entries);
  let left = most * FOR_GAPS;
  if (entries.reduce((sum, entry) => sum + entry.cost, 0) <= left) return new Set();
  for (const entry of entries) limitText(entry, Math.ceil(most * TEXT));
  const ordered = entries.sort((one, other) => Number(other.shown) - Number(one.shown) || one.depth - other.depth || one.index - other.index);
  for (const entry of ordered) {
    if (entry.cost > left) break;
    left -= entry.cost;
    entry.kept = true;
  }
  const cut = new Set<AriaNode>();
  tree.children = remaining(tree, top, cut, repeats);
  return cut;
}

/** Hides values that people don't see either, and shows texts that are left out because a name repeats them. */
function prepare(node: AriaNode): void {
  if (isTag(node.element, "input") && node.element.type === "password" && node.children.length) node.children = [HIDDEN];
  if (!node.children.length && node.name.length > LONGEST_NAME) node.children = [node.name];
  for (const child of node.children) if (!isText(child)) prepare(child);
}

/** The entries of a node's children, with those inside them. */
function listed(node: AriaNode, all: Entry[], parent?: Entry): Entry[] {
  return node.children.map((child) => {
    const entry: Entry = {
      ...{ child, index: all.length, depth: parent ? parent.depth + 1 : 0, parent, inside: [], kept: false },
      ...{ shown: !isText(child) && isOnScreen(child), cost: costOf(child) },
    };
    all.push(entry);
    if (!isText(child) && lone(child) === undefined) entry.inside = listed(child, all, entry);
    entry.shown ||= entry.inside.some((inner) => inner.shown);
    for (const inner of entry.inside) if (isText(inner.child)) inner.shown = entry.shown;
    return entry;
  });
}

/** The text of a node that has nothing else: they are kept together. */
function lone({ children: [only, other] }: AriaNode): string | undefined {
  return only !== undefined && other === undefined && isText(only) ? only : undefined;
}

function costOf(child: AriaNode | string): number {
  if (isText(child)) return tokensOf(child) + 3;
  return NODE + (child.name.length > LONGEST_NAME ? 0 : tokensOf(child.name)) + tokensOf(lone(child) ?? "") + Object.values(child.props).reduce((sum, value) => sum + 3 + tokensOf(value), 0);
}

function isOnScreen({ element, hasBox }: AriaNode): boolean {
  const view = element.ownerDocument.defaultView;
  if (!hasBox || !view) return false;
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return bottom > 0 && right > 0 && top < view.innerHeight && left < view.innerWidth;
}

function limitText(entry: Entry, most: number): void {
  const text = isText(entry.child) ? entry.child : lone(entry.child);
  if (text === undefined || entry.cost <= most) return;
  const kept = text.slice(0, most * 3);
  const shortened = `${kept} (${text.length - kept.length} characters cut, find searches them)`;
  if (isText(entry.child)) entry.child = shortened;
  else entry.child.children = [shortened];
  entry.cost = costOf(entry.child);
}

/** What is kept of a node's children, and what stands in their gaps. */
function remaining(node: AriaNode, inside: Entry[], cut: Set<AriaNode>, repeats: (node: AriaNode) => boolean): AriaNode["children"] {
  const children: AriaNode["children"] = [];
  let gap: Entry[] = [];
  const close = () => {
    const isAll = gap.length === inside.length;
    if (gap.length && !(isAll && node.name.length <= LONGEST_NAME && repeats(node))) children.push(gapText(node, gap, isAll));
    if (gap.length) cut.add(node);
    gap = [];
  };
  for (const entry of inside) {
    if (!entry.kept) {
      gap.push(entry);
      continue;
    }
    close();
    if (!isText(entry.child) && entry.inside.length) entry.child.children = remaining(entry.child, entry.inside, cut, repeats);
    children.push(entry.child);
  }
  close();
  return children;
}

function gapText(node: AriaNode, gap: Entry[], isAll: boolean): string {
  const count = gap.reduce((sum, entry) => sum + sizeOf(entry), 0);
  const first = isAll ? undefined : gap.map(firstRef).find(Boolean);
  const ref = first ?? node.ref;
  const way = ref ? `read ${ref}${first && gap.length > 1 ? " following" : ""}` : "find searches them";
  return `(${count} elements cut, ${way})`;
}

function sizeOf(entry: Entry): number {
  return 1 + entry.inside.reduce((sum, inner) => sum + sizeOf(inner), 0);
}

function firstRef({ child, inside }: Entry): string | undefined {
  return isText(child) ? undefined : (child.ref ?? inside.map(firstRef).find(Boolean));
}
