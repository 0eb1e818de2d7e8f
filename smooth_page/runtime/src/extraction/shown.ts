/**
 * What a part of a page shows and states: its text, alternative texts, values of controls, links, metadata, JSON-LD.
 * Not what is hidden from people, nor passwords.
 */
import { isElement, isField, isShadowRoot, isTag, isText, styleOf } from "../dom/kinds";
import { addWords, indexBefore, type Gap, type Words } from "./words";

const UNREAD = new Set(["script", "style", "template", "noscript", "head"]);
const INLINE = new Set("a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time u var wbr".split(" "));
const STATING = ["aria-label", "alt", "title", "placeholder", "datetime", "content", "value", "label", "summary", "aria-valuetext", "aria-valuenow"];
const LINKS = ["href", "src", "action", "cite", "poster"] as const;

/** A text, and the node that has it. */
export interface Piece {
  text: string;
  node: Node;
}

export class Shown {
  readonly words: Words = { text: "", starts: [], gaps: [] };
  readonly pieces: Piece[] = [];
  /** Where in the words each piece begins. */
  private readonly begins: number[] = [];
  // Attributes come after all text, so that they don't interrupt it.
  private readonly later: Piece[] = [];

  constructor(roots: Node[]) {
    for (const root of roots) this.read(root, " ");
    for (const { text, node } of this.later) this.add(text, node, " ");
  }

  /** The piece that a place in the words belongs to. */
  pieceAt(at: number): number {
    return indexBefore(this.begins, at);
  }

  private add(text: string, node: Node, edge: Gap): void {
    if (!/\S/.test(text)) return;
    this.begins.push(this.words.text.length);
    this.pieces.push({ text, node });
    addWords(this.words, text, edge);
  }

  /** Returns what stands before the next text. */
  private read(node: Node, edge: Gap): Gap {
    if (isText(node)) {
      this.add(node.data, node, edge);
      return /\s$/.test(node.data) ? " " : "|";
    }
    if (!isElement(node)) return this.readChildren(node, edge);
    if (isTag(node, "script", "head", "title")) this.readUnseen(node);
    if (UNREAD.has(node.localName) || styleOf(node)?.display === "none") return edge;
    this.readAttributes(node);
    if (isTag(node, "br", "hr")) return " ";
    const inline = INLINE.has(node.localName);
    const after = this.readChildren(node.shadowRoot ?? node, inline ? edge : " ");
    if (node.shadowRoot) this.readChildren(node, " ");
    return inline ? after : " ";
  }

  private readChildren(node: Node, edge: Gap): Gap {
    if (isElement(node) && styleOf(node)?.visibility === "hidden") {
      for (const child of (node as Element).children) edge = this.read(child, edge);
      return edge;
    }
    for (let child = node.firstChild; child; child = child.nextSibling) edge = this.read(child, edge);
    if (isElement(node) && !isShadowRoot(node)) this.readParts(node);
    return edge;
  }

  /** A number can be written in several elements: `12<sup>99</sup>`. */
  private readParts(element: Element): void {
    const { childElementCount, textContent } = element;
    if (!childElementCount || childElementCount > 6 || !textContent || textContent.length > 60) return;
    for (const child of element.children) if (!INLINE.has(child.localName) || styleOf(child)?.display === "none") return;
    if (/\d/.test(textContent)) this.later.push({ text: textContent.replace(/(\d)\s+(?=\d)/g, "$1 "), node: element });
    const cents = /(\d[\d.,]*)\s*$/.exec(element.firstChild?.textContent ?? "");
    const last = element.lastElementChild?.textContent?.trim() ?? "";
    if (cents && /^\d\d\b/.test(last)) this.later.push({ text: `${cents[1]!.replace(/[.,]$/, "")}.${last}`, node: element });
  }

  private readAttributes(element: Element): void {
    for (const name of STATING) {
      const value = element.getAttribute(name);
      if (value && !isSecret(element)) this.later.push({ text: value, node: element });
    }
    for (const name of LINKS) {
      const value = element.getAttribute(name);
      const whole = value && (element as unknown as Record<string, unknown>)[name];
      if (value) this.later.push({ text: value, node: element });
      if (whole && whole !== value && typeof whole === "string") this.later.push({ text: whole, node: element });
      if (value && /^(?:mailto|tel|data):|%/.test(value)) this.later.push({ text: decoded(value), node: element });
    }
    if (isField(element) && !isSecret(element)) this.later.push({ text: element.value, node: element });
  }

  private readUnseen(element: Element): void {
    if (isTag(element, "head")) {
      for (const child of element.querySelectorAll("title, meta, link, script")) {
        if (isTag(child, "title")) this.later.push({ text: child.textContent ?? "", node: child });
        else if (isTag(child, "script")) this.readUnseen(child);
        else this.readAttributes(child);
      }
    } else if (isTag(element, "script") && /ld\+json/.test(element.type)) this.readJson(element);
  }

  private readJson(element: Element): void {
    const add = (value: unknown): void => {
      if (typeof value === "string" || typeof value === "number") this.later.push({ text: String(value), node: element });
      else if (value && typeof value === "object") Object.values(value).forEach(add);
    };
    try {
      add(JSON.parse(element.textContent ?? ""));
    } catch {
      // The page is mistaken; nothing is stated.
    }
  }
}

function isSecret(element: Element): boolean {
  return isTag(element, "input") && /^(?:password|hidden|checkbox|radio)$/.test(element.type);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
