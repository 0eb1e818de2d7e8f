/** The role of an element: its attribute, or the role of "ARIA in HTML", as far as Playwright implements that. */
import { closest, parentOrHost } from "../dom/composed";

const VALID = new Set(
  (
    "alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox " +
    "complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid " +
    "gridcell group heading img insertion link list listbox listitem log main mark marquee math meter menu menubar " +
    "menuitem menuitemcheckbox menuitemradio navigation none note option paragraph presentation progressbar radio " +
    "radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong " +
    "subscript superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem"
  ).split(" "),
);

/** Roles of tags that always have the same one. */
// prettier-ignore
const BY_TAG: Record<string, string> = {
  article: "article", aside: "complementary", blockquote: "blockquote", button: "button", caption: "caption",
  code: "code", datalist: "listbox", dd: "definition", del: "deletion", details: "group", dfn: "term",
  dialog: "dialog", dt: "term", em: "emphasis", fieldset: "group", figure: "figure", h1: "heading", h2: "heading",
  h3: "heading", h4: "heading", h5: "heading", h6: "heading", hr: "separator", html: "document", ins: "insertion",
  li: "listitem", main: "main", mark: "mark", math: "math", menu: "list", meter: "meter", nav: "navigation",
  ol: "list", optgroup: "group", option: "option", output: "status", p: "paragraph", progress: "progressbar",
  search: "search", strong: "strong", sub: "subscript", sup: "superscript", svg: "img", table: "table",
  tbody: "rowgroup", textarea: "textbox", tfoot: "rowgroup", thead: "rowgroup", time: "time", tr: "row", ul: "list",
};

// prettier-ignore
const BY_INPUT_TYPE: Record<string, string> = {
  button: "button", checkbox: "checkbox", file: "button", hidden: "", image: "button", number: "spinbutton",
  radio: "radio", range: "slider", reset: "button", submit: "button",
};

/** Tags whose role depends on more than their name. */
const COMPUTED: Record<string, (element: Element) => string> = {
  a: (element) => (element.hasAttribute("href") ? "link" : ""),
  area: (element) => (element.hasAttribute("href") ? "link" : ""),
  footer: (element) => (isInSection(element) ? "" : "contentinfo"),
  header: (element) => (isInSection(element) ? "" : "banner"),
  form: (element) => (isLabelled(element) ? "form" : ""),
  section: (element) => (isLabelled(element) ? "region" : ""),
  img: (element) =>
    element.getAttribute("alt") === "" &&
    !element.getAttribute("title") &&
    !hasGlobalAttribute(element, null) &&
    !hasTabIndex(element)
      ? "presentation"
      : "img",
  input: (element) => inputRole(element as HTMLInputElement),
  select: (element) => {
    const { multiple, size } = element as HTMLSelectElement;
    return multiple || size > 1 ? "listbox" : "combobox";
  },
  td: (element) => (isInGrid(element) ? "gridcell" : "cell"),
  th: (element) => headerRole(element),
};

/** Elements whose role "none" applies to these children, too. */
// prettier-ignore
const OWNERS: Record<string, string[]> = {
  dd: ["dl", "div"], dt: ["dl", "div"], div: ["dl"], li: ["ol", "ul"],
  tbody: ["table"], tfoot: ["table"], thead: ["table"], tr: ["tbody", "tfoot", "thead", "table"], td: ["tr"], th: ["tr"],
};

const GLOBAL = (
  "atomic busy controls current describedby details dropeffect flowto grabbed hidden keyshortcuts label labelledby live " +
  "owns relevant roledescription"
)
  .split(" ")
  .map((name) => `aria-${name}`);

/** Null if there is no role. */
export function computeRole(element: Element): string | null {
  const explicit = explicitRole(element);
  if (explicit && !isNone(explicit)) return explicit;
  const implicit = implicitRole(element);
  return !explicit || hasConflict(element, implicit) ? implicit : explicit;
}

export function isNone(role: string | null): boolean {
  return role === "none" || role === "presentation";
}

function explicitRole(element: Element): string | undefined {
  return element
    .getAttribute("role")
    ?.toLowerCase()
    .split(/\s+/)
    .find((role) => VALID.has(role));
}

/** Focusable elements and elements with ARIA attributes always have a role. */
function hasConflict(element: Element, role: string | null): boolean {
  return hasGlobalAttribute(element, role) || isFocusable(element);
}

const UNNAMED = new Set(
  "caption code deletion emphasis generic insertion paragraph presentation strong subscript superscript".split(" "),
);

/** A label does not count on a role that must not have one. */
function hasGlobalAttribute(element: Element, role: string | null): boolean {
  return GLOBAL.some(
    (name) => element.hasAttribute(name) && !(name.startsWith("aria-label") && role && UNNAMED.has(role)),
  );
}

function isFocusable(element: Element): boolean {
  if (hasTabIndex(element)) return !isNativelyDisabled(element);
  const { localName } = element;
  if (localName === "a" || localName === "area") return element.hasAttribute("href");
  return ["button", "input", "select", "textarea"].includes(localName) && !isNativelyDisabled(element);
}

function hasTabIndex(element: Element): boolean {
  return !Number.isNaN(Number(element.getAttribute("tabindex") ?? undefined));
}

const CAN_BE_DISABLED = new Set(["button", "input", "select", "textarea", "option", "optgroup"]);

/** True by its own attribute, or by that of its owner. */
export function isNativelyDisabled(element: Element): boolean {
  const { localName } = element;
  if (!CAN_BE_DISABLED.has(localName)) return false;
  if (element.hasAttribute("disabled")) return true;
  if (localName === "option") return Boolean(element.closest("optgroup[disabled]"));
  const fieldset = element.closest("fieldset[disabled]");
  if (!fieldset || localName === "optgroup") return false;
  const legend = fieldset.querySelector(":scope > legend");
  return !legend?.contains(element) || isInDisabledFieldset(fieldset);
}

function isInDisabledFieldset(fieldset: Element): boolean {
  return Boolean(fieldset.parentElement?.closest("fieldset[disabled]"));
}

function implicitRole(element: Element): string | null {
  const { localName } = element;
  const role = BY_TAG[localName] ?? COMPUTED[localName]?.(element);
  if (!role) return null;
  return inheritedNone(element) ?? role;
}

/** The role "none" of an owner (a list for its items, a table for its rows and cells). */
function inheritedNone(element: Element): string | undefined {
  let owner = parentOrHost(element);
  let { localName } = element;
  while (owner && OWNERS[localName]?.includes(owner.localName)) {
    const explicit = explicitRole(owner);
    if (explicit && isNone(explicit) && !hasConflict(owner, explicit)) return explicit;
    localName = owner.localName;
    owner = parentOrHost(owner);
  }
  return undefined;
}

const SECTIONS = ["article", "aside", "main", "nav", "section"].map((tag) => `${tag}:not([role])`);
const SECTION_ROLES = ["article", "complementary", "main", "navigation", "region"].map((role) => `[role="${role}"]`);
const IN_SECTION = [...SECTIONS, ...SECTION_ROLES].join(",");

function isInSection(element: Element): boolean {
  return Boolean(closest(element, IN_SECTION));
}

function isLabelled(element: Element): boolean {
  return element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby");
}

function inputRole(input: HTMLInputElement): string {
  const { type } = input;
  const byType = BY_INPUT_TYPE[type];
  if (byType !== undefined) return byType;
  const suggests = ["email", "search", "tel", "text", "url"].includes(type);
  const list = input.getAttribute("list");
  if (suggests && list && (input.getRootNode() as Document).getElementById?.(list)?.localName === "datalist")
    return "combobox";
  return type === "search" ? "searchbox" : "textbox";
}

function isInGrid(cell: Element): boolean {
  const table = cell.closest("table");
  return table !== null && /^(tree)?grid$/.test(explicitRole(table) ?? "");
}

/** A <th> without a scope is a row header if a non-empty cell is beside it; alone it is not a header. */
function headerRole(cell: Element): string {
  const scope = cell.getAttribute("scope");
  if (scope === "row" || scope === "rowgroup") return "rowheader";
  if (scope === "col" || scope === "colgroup") return "columnheader";
  const rows = cell.closest("table")?.rows;
  if (rows?.length === 1 && rows[0]!.cells.length === 1) return "";
  const holdsData = (sibling: Element | null) =>
    sibling?.localName === "td" && Boolean(sibling.textContent?.trim() || sibling.children.length);
  return holdsData(cell.previousElementSibling) || holdsData(cell.nextElementSibling) ? "rowheader" : "columnheader";
}
