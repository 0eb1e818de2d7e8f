/**
 * Documents and forms expose elements by their names: `<img name=body>` is `document.body`, and `<input name=matches>`
 * is `form.matches`; and scripts put functions of their own on a document. The build (build.mjs) puts `unclobbered` around
 * everything that the runtime reads of documents.
 */

const { apply } = Reflect;
const { getPrototypeOf, getOwnPropertyDescriptor, hasOwn } = Object;

const seen = new WeakMap<object, object>();

/** The same object, or one on which that property is the browser's. */
export function unclobbered<T extends object | null | undefined>(node: T, name: string): T {
  const found = (node as any)?.[name] as { window?: unknown } | null | undefined;
  if (typeof found === "function" ? !hasOwn(node!, name) : !mayBeElement(node, found)) return node;
  let view = seen.get(node!);
  if (!view) seen.set(node!, (view = new Proxy(node!, views)));
  return view as T;
}

function mayBeElement(node: unknown, found: { window?: unknown } | null | undefined): boolean {
  if (typeof found !== "object" || !found || found.window === found) return false;
  const tag: unknown = Object.prototype.toString.call(node);
  return tag === "[object HTMLDocument]" || tag === "[object HTMLFormElement]";
}

const views: ProxyHandler<object> = {
  get(node, name) {
    const { get, value } = inherited(node, name);
    if (get) return apply(get, node, []) as unknown;
    return typeof value === "function" ? (...args: unknown[]) => apply(value as () => unknown, node, args) as unknown : value;
  },
  set(node, name, value) {
    const { set } = inherited(node, name);
    if (set) apply(set, node, [value]);
    return Boolean(set);
  },
};

function inherited(node: object, name: PropertyKey): PropertyDescriptor {
  for (let owner = getPrototypeOf(node) as object | null; owner; owner = getPrototypeOf(owner) as object | null) {
    const found = getOwnPropertyDescriptor(owner, name);
    if (found) return found;
  }
  return {};
}
