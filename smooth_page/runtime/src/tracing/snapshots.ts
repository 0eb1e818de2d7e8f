/**
 * Snapshots of one document, in the form of Playwright's trace viewer: nested lists as JSON. What has not changed since
 * an earlier snapshot is a reference to it: how many snapshots ago, and the number of the node there.
 *
 * Nodes that a mutation touched are serialized again, with those around them; states that no mutation shows (values,
 * positions of scroll bars, style sheets) are compared.
 */
import { isElement, isShadowRoot, isTag, isText } from "../dom/kinds";
import { randomName } from "../kernel/random";
import { adoptedText, Sheets } from "./sheets";
import { hasState, stateOf } from "./states";

/** What a snapshot holds at most. */
const MOST_NODES = 40_000;
const MOST_CHARACTERS = 2_000_000;
const DEEPEST = 400;

const EVERYTHING = { childList: true, subtree: true, attributes: true, characterData: true };
/** Left out: they would act in the viewer, or show nothing. */
const LEFT_OUT = /^(script|noscript)$/;
const HINTS = /\b(preload|prefetch|modulepreload|preconnect|dns-prefetch|manifest)\b/i;
const ATTRIBUTES_LEFT_OUT = /^(integrity|nonce|srcdoc|sandbox|loading)$/i;

/** Where a node is: in the snapshot of that number, as the node of that number. */
interface Place {
  at: number;
  index: number;
}

export interface Snapshot {
  number: number;
  html: string;
  /** The document has more than is shown. */
  cut: boolean;
}

export class DocumentSnapshots {
  /** Says which document a snapshot is of. */
  readonly id = randomName();
  #number = -1;
  #index = 0;
  #nodes = 0;
  #size = 0;
  #cut = false;
  #out: string[] = [];
  #changed = new WeakSet<Node>();
  #places = new WeakMap<Node, Place>();
  #wasLoading = false;
  /** Elements with a state, with the one that was last written. */
  readonly #states = new Map<Element, string>();
  readonly #roots = new Map<Document | ShadowRoot, string>();
  readonly #sheets: Sheets;
  readonly #observer: MutationObserver;
  #target: Element | undefined;

  constructor(
    private readonly document: Document,
    /** The URL in the viewer of the document in a frame. */
    private readonly srcOf: (frame: Element) => string | undefined,
    /** Style sheets of links are written out, because their files are not in the trace. */
    inline: boolean,
  ) {
    this.#sheets = new Sheets(inline);
    this.#observer = new MutationObserver((records) => this.#note(records));
    this.#watch(document);
    document.addEventListener("scroll", ({ target }) => this.#mark(target === document ? document.documentElement : (target as Node)), true);
  }

  /** `target`: the element that is acted on. */
  take(target: Element | undefined): Snapshot {
    this.#number++;
    this.#index = this.#nodes = this.#size = 0;
    this.#cut = false;
    this.#out = [];
    // Scripts of a document that is being parsed attach shadow roots, which no mutation reports.
    if (this.#wasLoading) this.#places = new WeakMap();
    this.#wasLoading = this.document.readyState === "loading";
    this.#note(this.#observer.takeRecords());
    this.#compare();
    if (target !== this.#target) [this.#target, target].forEach((element) => element && this.#mark(element));
    this.#target = target;
    const root = this.document.documentElement;
    if (!root || !this.#write(root, 0)) this.#out = ['["HTML"]'];
    this.#changed = new WeakSet();
    return { number: this.#number, html: this.#out.join(""), cut: this.#cut };
  }

  #watch(root: Document | ShadowRoot): void {
    if (this.#roots.has(root)) return;
    this.#roots.set(root, "");
    this.#observer.observe(root, EVERYTHING);
  }

  #note(records: MutationRecord[]): void {
    for (const { target, addedNodes } of records) {
      this.#mark(target);
      for (let at = 0; at < addedNodes.length; at++) this.#forget(addedNodes[at]!);
    }
  }

  /** What has changed in it while it was in no document is unknown. */
  #forget(added: Node): void {
    const walker = this.document.createTreeWalker(added);
    for (let node: Node | null = added; node; node = walker.nextNode()) this.#places.delete(node);
  }

  /** The node, and all that it is in, are to be written again. */
  #mark(node: Node): void {
    for (let at: Node | null = node; at && !this.#changed.has(at); at = isShadowRoot(at) ? at.host : at.parentNode) this.#changed.add(at);
  }

  #compare(): void {
    for (const [element, state] of this.#states) {
      if (!element.isConnected) this.#states.delete(element);
      else if (this.#stateOf(element) !== state) this.#mark(element);
    }
    for (const [root, written] of this.#roots) {
      const adopted = this.#sheets.key(root);
      if (adopted === written) continue;
      this.#roots.set(root, adopted);
      this.#mark(isShadowRoot(root) ? root.host : this.document.documentElement);
    }
  }

  #stateOf(element: Element): string {
    return this.#sheets.has(element) ? this.#sheets.stateOf(element) : JSON.stringify(stateOf(element));
  }

  /** Returns whether anything was written. */
  #write(node: Node, depth: number): boolean {
    const place = this.#places.get(node);
    if (place && !this.#changed.has(node)) {
      this.#add(`[[${this.#number - place.at},${place.index}]]`);
      return true;
    }
    if (isText(node)) return this.#writeText(node);
    if (!isElement(node) || LEFT_OUT.test(node.localName) || this.#isHint(node)) return false;
    if (++this.#nodes > MOST_NODES || this.#size > MOST_CHARACTERS || depth > DEEPEST) {
      this.#cut = true;
      return false;
    }
    this.#writeElement(node, depth);
    return true;
  }

  #isHint(element: Element): boolean {
    if (isTag(element, "link")) return HINTS.test(element.rel);
    return isTag(element, "meta") && /^(content-security-policy|refresh)$/i.test(element.httpEquiv);
  }

  #writeText(node: Text): boolean {
    const { data } = node;
    if (!data) return false;
    this.#add(JSON.stringify(data));
    this.#places.set(node, { at: this.#number, index: this.#index++ });
    return true;
  }

  #writeElement(element: Element, depth: number): void {
    const sheet = this.#sheets.has(element) ? this.#sheets.textOf(element) : undefined;
    const name = sheet !== undefined && isTag(element, "link") ? "STYLE" : element.nodeName;
    this.#add(`[${JSON.stringify(name)},${JSON.stringify(this.#attributes(element, name !== element.nodeName))}`);
    if (sheet !== undefined) this.#child(JSON.stringify(sheet));
    else this.#writeInside(element, depth);
    if (element === this.document.documentElement) this.#writeAdopted(this.document);
    this.#add("]");
    this.#places.set(element, { at: this.#number, index: this.#index++ });
  }

  #writeInside(element: Element, depth: number): void {
    const { shadowRoot } = element;
    if (element.localName === "head" && !this.document.querySelector("base"))
      this.#child(`["BASE",${JSON.stringify({ href: this.document.baseURI })}]`);
    if (shadowRoot) {
      this.#watch(shadowRoot);
      this.#add(`,["template",{"__playwright_shadow_root_":"open"}`);
      this.#writeChildren(shadowRoot, depth);
      this.#writeAdopted(shadowRoot);
      this.#add("]");
      this.#index++;
    }
    this.#writeChildren(element, depth);
  }

  #writeChildren(parent: Node, depth: number): void {
    for (let child = first(parent); child; child = child.nextSibling) {
      const before = this.#out.length;
      this.#add(",");
      if (!this.#write(child, depth + 1)) this.#out.length = before;
    }
  }

  #writeAdopted(root: Document | ShadowRoot): void {
    for (const text of adoptedText(root)) this.#child(`["template",${JSON.stringify({ __playwright_style_sheet_: text })}]`);
  }

  /** A node that stands for none of the document. */
  #child(json: string): void {
    this.#add(`,${json}`);
    this.#index++;
  }

  #attributes(element: Element, isSheet: boolean): Record<string, string> {
    const found: Record<string, string> = { __proto__: null as never };
    if (hasState(element)) {
      const state = stateOf(element);
      this.#states.set(element, JSON.stringify(state));
      Object.assign(found, state);
    } else if (this.#sheets.has(element)) this.#states.set(element, this.#sheets.stateOf(element));
    if (element.scrollTop) found["__playwright_scroll_top_"] = String(element.scrollTop);
    if (element.scrollLeft) found["__playwright_scroll_left_"] = String(element.scrollLeft);
    if (element === this.#target) found["__playwright_target__"] = "";
    for (const { name, value } of element.attributes) {
      if (ATTRIBUTES_LEFT_OUT.test(name) || (isSheet && name !== "media" && name !== "id")) continue;
      found[name] = /^on/i.test(name) || /^\s*javascript:/i.test(value) ? "" : value;
    }
    if (isTag(element, "iframe") || element.localName === "frame") found["src"] = this.srcOf(element) ?? "";
    return found;
  }

  #add(text: string): void {
    this.#size += text.length;
    this.#out.push(text);
  }
}

/** Not by the element itself: named controls of a form hide its properties. */
const firstChild = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Object.getPrototypeOf(document)), "firstChild");
const nodeFirstChild = firstChild ?? Object.getOwnPropertyDescriptor(Node.prototype, "firstChild");

function first(parent: Node): ChildNode | null {
  return (nodeFirstChild?.get ? nodeFirstChild.get.call(parent) : parent.firstChild) as ChildNode | null;
}
