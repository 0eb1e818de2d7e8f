/**
 * Snapshots for agents (mode "ai"): with references, with generic elements if they group something, with the documents
 * of iframes, and without names that only repeat what is printed below them.
 */
import { contains, flatParent, focused } from "../dom/composed";
import { isText as isTextNode, styleOf } from "../dom/kinds";
import type { Kernel } from "../kernel/kernel";
import { Aria } from "./aria";
import { shorten } from "./budget";
import { elsewhere } from "./foreign";
import { refsOf } from "./refs";
import { render, type RenderOptions } from "./render";
import { type AriaNode, buildTree, isText, mergeTexts } from "./tree";

export function agentSnapshot(kernel: Kernel, root: Element, options: RenderOptions): string[] {
  if (!options.most) refsOf(kernel).current.clear();
  return linesOf(kernel, root, options);
}

function linesOf(kernel: Kernel, root: Element, options: RenderOptions): string[] {
  const agent = new Agent(kernel, root, options);
  return render(agent.tree.children, {
    ...options,
    marks: (node, above) => agent.marks(node, above),
    inside: (node, level) => agent.inside(node, level),
    name: (node, level) => agent.name(node, level),
  });
}

/** A frame gets this part of what its page may take. */
const FRAMES = 4;

class Agent {
  readonly tree: AriaNode;
  private readonly aria = new Aria();
  private readonly nodes = new Map<Element, AriaNode>();
  /** Nodes without child nodes. */
  private readonly texts = new Set<AriaNode>();
  private readonly repeated = new Map<AriaNode, boolean>();
  /** Nodes of which something was left out. */
  private cut = new Set<AriaNode>();

  constructor(
    private readonly kernel: Kernel,
    root: Element,
    private readonly options: RenderOptions,
  ) {
    const refs = refsOf(kernel);
    const document = root.ownerDocument;
    const isMain = document === kernel.main().document;
    const active = (isMain ? !kernel.surroundings || document.hasFocus() : hasFocus(document)) ? focused(document) : undefined;
    this.tree = buildTree(this.aria, root, {
      ai: true,
      made(node) {
        node.states.active = node.element === active;
        if (node.hasBox && styleOf(node.element)?.pointerEvents !== "none")
          node.ref = refs.assign(node.element, node.role, node.name, isMain);
      },
    });
    this.index(this.tree);
    this.tree.children = prune(this.tree);
    this.tree.children = this.withoutRepeatedGroups(this.tree);
    if (options.most) withoutLabels(this.tree);
    if (options.most) this.cut = shorten(this.tree, options.most, (node) => this.isRepeated(node));
  }

  /** A generic element whose name only repeats its single child groups nothing either. */
  private withoutRepeatedGroups(node: AriaNode): AriaNode["children"] {
    node.children = node.children.flatMap((child) => {
      if (isText(child)) return [child];
      const children = this.withoutRepeatedGroups(child);
      const [only] = children;
      const groups = children.length !== 1 || isText(only!) || !only!.ref;
      return groups || child.role !== "generic" || !this.isRepeated(child) ? [child] : children;
    });
    return node.children;
  }

  private index(node: AriaNode): void {
    this.nodes.set(node.element, node);
    if (node.children.every(isText)) this.texts.add(node);
    for (const child of node.children) if (!isText(child)) this.index(child);
  }

  /** `above`: an ancestor has the pointer cursor already. */
  marks({ element, ref }: AriaNode, above: AriaNode[]): string[] {
    const marks: string[] = [];
    if (element.getAttribute("aria-hidden")?.toLowerCase() === "true") marks.push("aria-hidden");
    if (!ref) return marks;
    marks.push(`ref=${ref}`);
    if (hasPointer(element) && !above.some((node) => node.ref && hasPointer(node.element)))
      marks.push("cursor=pointer");
    return marks;
  }

  inside({ role, element }: AriaNode, level: number): string[] {
    if (role !== "iframe") return [];
    const left = (this.options.depth ?? 0) - level - 1;
    const most = this.options.most && Math.ceil(this.options.most / FRAMES);
    const options = { ...this.options, depth: left > 0 ? left : undefined, most };
    const realm = this.kernel.realmIn(element);
    if (!realm) return elsewhere(this.kernel, element, options);
    return realm.document.body ? linesOf(this.kernel, realm.document.body, options) : [];
  }

  name(node: AriaNode, level: number): string {
    const cut = Boolean(this.options.depth && level >= this.options.depth) || this.cut.has(node);
    return !cut && this.isRepeated(node) ? "" : node.name;
  }

  /** Whether all parts of the name are printed below, some as nodes of their own. */
  private isRepeated(node: AriaNode): boolean {
    let repeated = this.repeated.get(node);
    if (repeated === undefined) {
      repeated = Boolean(node.name && node.children.length) && !KEEPS_NAME.has(node.role) && this.isPrintedBelow(node);
      this.repeated.set(node, repeated);
    }
    return repeated;
  }

  private isPrintedBelow(node: AriaNode): boolean {
    const found = this.aria.nameParts(node.element).map((part) => this.printedBy(part, node));
    return found.includes("node") && !found.includes("group");
  }

  /**
   * The node that prints a part of the name below: any node, or a generic one that exists only for its text. Undefined
   * if it is a text between nodes, or not printed. Uses the tree before generic nodes were removed.
   */
  private printedBy(part: Node, node: AriaNode): "node" | "group" | undefined {
    const owner = isTextNode(part) ? flatParent(part) : (part as Element);
    if (!owner || !contains(node.element, owner)) return undefined;
    // The <title> of an image is not in the tree, and its image does not count.
    let passed = this.aria.isHidden(owner);
    let nearest: AriaNode | undefined;
    for (let at: Element | undefined = owner; at && at !== node.element; at = flatParent(at)) {
      const around = this.nodes.get(at);
      if (!around) continue;
      if (passed) {
        passed = false;
        continue;
      }
      if (!around.ref) {
        // An option of a closed list is not shown, and the list does not replace it.
        passed = around.role === "option";
        continue;
      }
      nearest ??= around;
      if (around.role !== "generic" && around.name && !this.isRepeated(around)) return "node";
    }
    if (!nearest) return undefined;
    return nearest.role === "generic" && this.texts.has(nearest) ? "group" : "node";
  }
}

/** Roles whose names identify them. */
const KEEPS_NAME = new Set(
  (
    "alertdialog application banner columnheader complementary contentinfo dialog document figure form grid group listbox " +
    "main menu menubar navigation radiogroup region rowheader search table tablist tabpanel toolbar tree treegrid"
  ).split(" "),
);

/** For a frame's document: the focus is on the frame. */
function hasFocus(document: Document): boolean {
  const frame = document.defaultView?.frameElement;
  return Boolean(frame && (frame.getRootNode() as Document | ShadowRoot).activeElement === frame);
}

function hasPointer(element: Element): boolean {
  return styleOf(element)?.cursor === "pointer";
}

function isTextAlone({ children }: AriaNode): boolean {
  return children.length === 1 && isText(children[0]!);
}

function isBareGeneric(child: AriaNode | string): child is AriaNode {
  return !isText(child) && child.role === "generic" && !child.name;
}

/** The node's children, without generic ones that group nothing. */
function prune(node: AriaNode): AriaNode["children"] {
  node.children = node.children.flatMap((child) => (isText(child) ? [child] : prunedChild(child, node)));
  mergeTexts(node);
  const [only] = node.children;
  if (node.children.length === 1 && isBareGeneric(only!) && isTextAlone(only) && isBareGeneric(node))
    if (!isMarkedHidden(only) && !isMarkedHidden(node)) node.children = only.children;
  return node.children;
}

function prunedChild(child: AriaNode, parent: AriaNode): AriaNode["children"] {
  const children = prune(child);
  const isEmpty = !child.name && !children.length;
  if (isEmpty && (child.role === "img" || child.role === "generic")) return startsPointer(child, parent) ? [child] : [];
  if (child.role === "generic" && child.name && child.name === parent.name && !children.length) return [];
  if (!isBareGeneric(child)) return [child];
  const only = children[0]!;
  if (children.length > 1) return [child];
  if (isText(only)) return only === parent.name && !isMarkedHidden(child) ? [] : [child];
  return only.ref ? [only] : [child];
}

const CONTROLS = new Set("textbox searchbox spinbutton combobox listbox checkbox radio switch slider".split(" "));

/** A label beside its control is left out where the control is called the same: a model would take it for two things. */
function withoutLabels(node: AriaNode): void {
  const all = node.children;
  node.children = all.filter((child, at) => ![all[at - 1], all[at + 1]].some((beside) => isLabelOf(child, beside)));
  for (const child of node.children) if (!isText(child)) withoutLabels(child);
}

function isLabelOf(child: AriaNode | string, beside: AriaNode | string | undefined): boolean {
  if (!beside || isText(beside) || !CONTROLS.has(beside.role)) return false;
  const text = isText(child) ? child : isBareGeneric(child) && isTextAlone(child) ? (child.children[0] as string) : "";
  return text.trim() !== "" && text.trim() === beside.name;
}

/** Elements without text can be clicked, too. */
function startsPointer(child: AriaNode, parent: AriaNode): boolean {
  return Boolean(child.ref) && hasPointer(child.element) && !hasPointer(parent.element);
}

function isMarkedHidden({ element }: AriaNode): boolean {
  return element.getAttribute("aria-hidden") === "true";
}
