/** The accessibility tree below an element, as snapshots show it. */
import { isElement, isText as isTextNode, styleOf } from "../dom/kinds";
import { isVisible } from "../dom/visibility";
import type { Aria } from "./aria";
import { pseudoText } from "./css_content";
import { normalize } from "../dom/text";
import { ownedElements, shownChildren } from "./name";
import { isNone } from "./roles";
import { statesOf, type States } from "./states";

export interface AriaNode {
  role: string;
  name: string;
  element: Element;
  children: (AriaNode | string)[];
  states: States;
  /** Properties that snapshots show as `/url` and `/placeholder`. */
  props: Record<string, string>;
  /** mode "ai": it is visible. */
  hasBox: boolean;
  /** mode "ai": the reference that agents use. */
  ref?: string;
}

export function isText(child: AriaNode | string): child is string {
  return typeof child === "string";
}

export interface TreeOptions {
  /** mode "ai": includes generic elements, and visible ones that are hidden from assistive technology. */
  ai: boolean;
  /** Called for each node, in the order of the tree. */
  made?: (node: AriaNode) => void;
}

/** A node of role "fragment" whose children are the tree. mode "ai": its texts are not merged yet. */
export function buildTree(aria: Aria, root: Element, options: TreeOptions): AriaNode {
  const fragment: AriaNode = {
    role: "fragment",
    name: "",
    element: root,
    children: [],
    states: {},
    props: {},
    hasBox: true,
  };
  new Builder(aria, options).visit(root, fragment, true);
  if (!options.ai) mergeAllTexts(fragment);
  return fragment;
}

class Builder {
  private readonly visited = new Set<Node>();

  constructor(
    private readonly aria: Aria,
    private readonly options: TreeOptions,
  ) {}

  /** `shown`: texts directly in the parent are visible. */
  visit(node: Node, parent: AriaNode, shown: boolean): void {
    if (this.visited.has(node)) return;
    this.visited.add(node);
    if (isTextNode(node)) {
      // A textbox shows its value, not its child nodes.
      if (shown && node.nodeValue && parent.role !== "textbox") parent.children.push(node.nodeValue);
    } else if (isElement(node)) this.visitElement(node, parent);
  }

  private visitElement(element: Element, parent: AriaNode): void {
    const { ai } = this.options;
    const hidden = this.aria.isHidden(element);
    const hasBox = ai && isVisible(element);
    const shown = !hidden || hasBox;
    if (!shown && !ai) return;
    if (!shown && styleOf(element)?.display === "none") {
      parent.children.push(" ");
      return;
    }
    const node = shown ? this.nodeOf(element, hasBox) : undefined;
    if (node) parent.children.push(node);
    this.visitChildren(element, node ?? parent, shown);
  }

  private visitChildren(element: Element, into: AriaNode, shown: boolean): void {
    const display = styleOf(element)?.display ?? "inline";
    // Elements that are not inline are separated from the surrounding text.
    const space = display !== "inline" || element.localName === "br" ? " " : "";
    if (space) into.children.push(space);
    into.children.push(pseudoText(element, "::before"));
    // An owned element appears where it is found first.
    for (const child of [...shownChildren(element), ...ownedElements(element)]) this.visit(child, into, shown);
    into.children.push(pseudoText(element, "::after"));
    if (space) into.children.push(space);
    const value = ownValue(element);
    if (value !== undefined && into.element === element) into.children = [value];
  }

  private nodeOf(element: Element, hasBox: boolean): AriaNode | undefined {
    const { aria, options } = this;
    let role = element.localName === "iframe" ? "iframe" : aria.role(element);
    if (role === "generic" || (!role && options.ai)) role = genericRole(element);
    if (!role || isNone(role)) return undefined;
    const name = role === "iframe" ? "" : normalize(aria.name(element));
    const node: AriaNode = {
      ...{ role, name, element, hasBox, children: [] },
      ...{ states: statesOf(aria, element, role), props: propsOf(element, role, name) },
    };
    options.made?.(node);
    return node;
  }
}

/** An inline element with text only is part of the text. */
function genericRole(element: Element): string | null {
  const display = styleOf(element)?.display;
  const inline = display === "inline" || display === "contents";
  if (element.localName === "slot" && (element as HTMLSlotElement).assignedNodes().length) return "generic";
  const { childNodes } = element;
  return inline && childNodes.length === 1 && isTextNode(childNodes[0]!) ? null : "generic";
}

function ownValue(element: Element): string | undefined {
  const { localName, type, value } = element as HTMLInputElement;
  if (localName === "textarea") return value;
  const valued = localName === "input" && !["checkbox", "file", "radio"].includes(type);
  return valued ? value : undefined;
}

function propsOf(element: Element, role: string, name: string): Record<string, string> {
  const props: Record<string, string> = {};
  const url = role === "link" ? element.getAttribute("href") : null;
  if (url !== null) props.url = url;
  const placeholder = role === "textbox" ? element.getAttribute("placeholder") : null;
  if (placeholder && placeholder !== name) props.placeholder = placeholder;
  return props;
}

function mergeAllTexts(node: AriaNode): void {
  for (const child of node.children) if (!isText(child)) mergeAllTexts(child);
  node.children = node.children.filter((child) => isText(child) || child.role !== "generic" || child.children.length);
  mergeTexts(node);
}

/** Merges neighbouring texts, and drops text that only repeats the name. */
export function mergeTexts(node: AriaNode): void {
  const merged: AriaNode["children"] = [];
  let run = "";
  const endRun = () => {
    const text = normalize(run);
    if (text) merged.push(text);
    run = "";
  };
  for (const child of node.children) {
    if (isText(child)) run += child;
    else {
      endRun();
      merged.push(child);
    }
  }
  endRun();
  node.children = merged.length === 1 && merged[0] === node.name ? [] : merged;
}
