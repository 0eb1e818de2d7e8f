/** Trees as YAML. */
import { type AriaNode, isText } from "./tree";

export interface RenderOptions {
  /** The deepest level that is shown; the roots are level 0. */
  depth?: number;
  boxes?: boolean;
  /** mode "ai": about how many tokens of a language model it may take (budget.ts). Values of secret fields are masked. */
  most?: number;
  /** Text in brackets after the states, for example `ref=e2`. `above`: the ancestors. */
  marks?: (node: AriaNode, above: AriaNode[]) => string[];
  name?: (node: AriaNode, level: number) => string;
  /** The lines of an iframe's document. */
  inside?: (node: AriaNode, level: number) => string[];
}

/** Longer names are left out. */
export const LONGEST_NAME = 900;
const STATE_ORDER = ["checked", "disabled", "expanded", "active", "invalid", "level", "pressed", "selected"];

export function render(roots: AriaNode["children"], options: RenderOptions): string[] {
  return roots.flatMap((root) => (isText(root) ? [`- text: ${yamlValue(root)}`] : renderNode(root, [], options)));
}

function renderNode(node: AriaNode, above: AriaNode[], options: RenderOptions): string[] {
  const level = above.length;
  const key = yamlKey(keyOf(node, above, options));
  const props = Object.entries(node.props).map(([name, value]) => `- /${name}: ${yamlValue(value)}`);
  const [only] = node.children;
  if (only !== undefined && node.children.length === 1 && isText(only) && !props.length)
    return [`- ${key}: ${yamlValue(only)}`];
  const lines = [...props];
  if (!options.depth || level < options.depth)
    for (const child of node.children)
      lines.push(...(isText(child) ? [`- text: ${yamlValue(child)}`] : renderNode(child, [...above, node], options)));
  lines.push(...(options.inside?.(node, level) ?? []));
  return lines.length ? [`- ${key}:`, ...lines.map((line) => "  " + line)] : [`- ${key}`];
}

function keyOf(node: AriaNode, above: AriaNode[], { marks, name, boxes }: RenderOptions): string {
  let key = node.role;
  const shown = name ? name(node, above.length) : node.name;
  if (shown && shown.length <= LONGEST_NAME) key += " " + JSON.stringify(shown);
  for (const state of STATE_ORDER) {
    const value = node.states[state];
    if (value) key += value === true ? ` [${state}]` : ` [${state}=${value}]`;
  }
  for (const mark of marks?.(node, above) ?? []) key += ` [${mark}]`;
  return boxes ? key + boxMark(node.element) : key;
}

function boxMark(element: Element): string {
  const { x, y, width, height } = element.getBoundingClientRect();
  return ` [box=${[x, y, width, height].map(Math.round).join(",")}]`;
}

function yamlKey(key: string): string {
  return needsQuotes(key) ? `'${key.replace(/'/g, "''")}'` : key;
}

function yamlValue(text: string): string {
  return needsQuotes(text) ? quoted(text) : text;
}

function quoted(text: string): string {
  const escaped = text.replace(/[\\"\x00-\x1f\x7f-\x9f]/g, (char) => {
    const simple = { "\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t" }[char];
    return simple ?? "\\x" + char.charCodeAt(0).toString(16).padStart(2, "0");
  });
  return `"${escaped}"`;
}

/** True if YAML would read this text as something else. */
function needsQuotes(text: string): boolean {
  return (
    !text ||
    /^\s|\s$/.test(text) ||
    /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\n]/.test(text) ||
    /^[-[\]&*,?!>|@"'#%]/.test(text) ||
    /[{}`]/.test(text) ||
    /:(\s|$)/.test(text) ||
    /\s#/.test(text) ||
    /^(y|n|yes|no|true|false|on|off|null|~)$/i.test(text) ||
    /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$|^0x[\da-f]+$|^0o[0-7]+$|^[-+]?\.(inf|nan)$/i.test(text)
  );
}
