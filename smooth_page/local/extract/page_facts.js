// What a page shows to people, and what it states about itself, as a text of JSON: a function. SCOPE is the element to read, null
// for the page. `whole`: what it shows is the value of the label "value".
//
// `nodes` lists the page in document order: elements as [parent, tag, attributes, flags], texts as [parent, text], and
// members of long lists that differ from an earlier one in their values alone as [parent, shape, values].
// `shapes` has for each of these [nodes, slots]: the nodes with parents as if the list began with them, and for each value
// [node, name of the attribute], where null is the text, and "" all attributes.
// Open shadow roots and frames of the same origin are part of it. What people can't see is not, except for labels that
// are made for screen readers (flag HIDDEN). Values of password fields never are.
(SCOPE) => {
  const BLOCK = 1, HIDDEN = 2, STRUCK = 4;
  const MOST_NODES = 250_000, MOST_CHARACTERS = 8_000_000, MOST_DEPTH = 400, MOST_MS = 2_000;
  const SKIPPED = new Set(["script", "style", "template", "noscript", "head", "option", "optgroup", "datalist", "object", "embed"]);
  const COPIED = new Set(["id", "class", "role", "title", "alt", "datetime", "itemprop", "data-testid", "aria-label", "colspan", "rowspan", "scope", "type", "name", "placeholder"]);
  const STATING = new Set(["a", "area", "link", "img", "input", "select", "textarea", "output", "meter", "progress", "data", "svg"]); // by more than their attributes
  const OWN_FACTS = new Set(["input", "select", "textarea", "output", "svg"]);
  const SWITCHES = new Set(["switch", "checkbox", "menuitemcheckbox"]);
  const ELSEWHERE = new Set(["slot", "iframe", "frame"]); // what they show are no children of theirs
  const NOTHING_ALONE = new Set(["div", "span", "p", "b", "i", "em", "strong", "section", "small"]); // where they are empty
  const NONE = {};
  const LONG = 40, MOST_ALIKE = 20_000; // members of a list; characters of the markup of one of them
  const VALUES = / ([^\s"=<>]+)="([^"]+)"|>([^<]+)(?=<)/, UNLIKE = /<(?:iframe|frame|slot|\w+-)/;
  const FREE = new Set(["href", "src", "srcset", "alt", "title", "datetime", "value", "content", "for"]);
  const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\u00a0" };
  const HOSTS = "article, aside, blockquote, div, footer, h1, h2, h3, h4, h5, h6, header, main, nav, p, section, span"; // may have shadow roots
  const MORE = "input, select, textarea, output, svg:has(title), picture img, img[srcset], [aria-labelledby], [aria-checked], [aria-pressed]"; // state more than their markup
  const begin = performance.now();
  const squeezed = (text) => String(text ?? "").replace(/\s+/g, " ").trim();
  const nodes = [], shapes = [];
  let count = 0; // of the nodes, with those of members that are listed by their values
  let characters = 0;
  let refused = null;
  let sources = null; // the rows of the nodes of a member, by node

  const referred = (element) => {
    const ids = element.getAttribute("aria-labelledby");
    if (!ids) return "";
    const root = element.getRootNode();
    return squeezed(ids.split(/\s+/).slice(0, 5).map((id) => root.getElementById?.(id)?.textContent ?? "").join(" ").slice(0, 300));
  };
  // `labels` of a control looks through the whole document, for each of them.
  const labels = new Map();
  const labelOf = (control) => {
    const root = control.getRootNode();
    let known = labels.get(root);
    if (!known) {
      labels.set(root, (known = new Map()));
      for (const label of root.querySelectorAll("label")) if (label.control && !known.has(label.control)) known.set(label.control, label);
    }
    return known.get(control);
  };
  const labelled = (control) => {
    const label = labelOf(control);
    if (!label) return "";
    const parts = [];
    const walker = label.ownerDocument.createTreeWalker(label, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode())
      if (!text.parentElement.closest("select, textarea, option, button")) parts.push(text.data);
    return squeezed(parts.join(" ").slice(0, 300));
  };
  const controlled = (element, tag, attributes) => {
    const kind = element.type;
    const label = labelled(element);
    if (label) attributes.label = label;
    if (kind === "password" || kind === "hidden" || kind === "submit" || kind === "button" || kind === "file") return;
    if (tag === "select") attributes.value = squeezed([...element.selectedOptions].map((option) => option.label).join(", "));
    else if (kind === "checkbox" || kind === "radio") attributes.checked = element.checked;
    else attributes.value = String(element.value);
    const group = kind === "radio" ? element.closest("fieldset, [role=radiogroup]") : null;
    if (group) attributes.group = squeezed(group.querySelector("legend")?.textContent) || group.getAttribute("aria-label") || referred(group);
  };
  const described = (element, tag) => {
    const all = element.attributes;
    if (!all.length && !OWN_FACTS.has(tag)) return NONE;
    const attributes = {};
    let more = STATING.has(tag);
    for (let at = 0; at < all.length; at++) {
      const { name, value } = all[at];
      if (!COPIED.has(name)) more = true;
      else if (value) attributes[name] = value.slice(0, 500);
    }
    if (more) addStated(element, tag, attributes);
    return attributes;
  };
  const addStated = (element, tag, attributes) => {
    const by = referred(element);
    if (by) attributes["aria-label"] = by;
    if (tag === "a" || tag === "area" || tag === "link") attributes.href = String(element.href?.baseVal ?? element.href ?? "");
    else if (tag === "img") attributes.src = String(element.currentSrc || element.src || "").slice(0, 2000);
    else if (tag === "input" || tag === "select" || tag === "textarea" || tag === "output") controlled(element, tag, attributes);
    else if (SWITCHES.has(attributes.role) && element.hasAttribute("aria-checked")) attributes.checked = element.getAttribute("aria-checked") === "true";
    else if (element.hasAttribute("aria-pressed")) attributes.checked = element.getAttribute("aria-pressed") === "true";
    else if (tag === "meter" || tag === "progress" || tag === "data") attributes.value = element.getAttribute("value");
    else if (tag === "svg") attributes["aria-label"] ??= squeezed(element.querySelector("title")?.textContent);
    if (element.hasAttribute("itemprop") && element.hasAttribute("content")) attributes.content = element.getAttribute("content");
  };
  const unseen = (element, style) => {
    if (style.fontSize === "0px" || parseFloat(style.textIndent) < -500) return true;
    if (style.position !== "absolute" && style.position !== "fixed") return false;
    const box = element.getBoundingClientRect();
    const view = element.ownerDocument.defaultView;
    if (box.width || box.height) {
      if (box.right + view.scrollX <= 0 || box.bottom + view.scrollY <= 0) return true;
      if (box.width <= 1 && box.height <= 1) return true;
    }
    return /rect\(0|rect\(1px/.test(style.clip) || /inset\((50|100)%/.test(style.clipPath);
  };

  // How an element looks, apart from what it inherits: its flags, and whether its texts can be seen. null: not at all.
  const looks = (element, tag) => {
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    if (!style || style.display === "none" || element.getAttribute("hidden") === "until-found") return null;
    if (style.opacity === "0" && tag !== "input" && tag !== "select") return null;
    let flags = style.display !== "contents" && !style.display.startsWith("inline") ? BLOCK : 0;
    if (tag === "del" || tag === "s" || tag === "strike" || style.textDecorationLine.includes("line-through")) flags |= STRUCK;
    if (unseen(element, style)) flags |= HIDDEN;
    return { flags, visible: style.visibility === "visible" };
  };

  // Computed styles and nodes are what costs most. Of a long list, what has the same markup looks the same inside: each
  // member is looked at, and what is in it where its markup is new. From the third member of a markup on, its values are
  // read in the markup. `known`: what there is of each markup.
  const kindOf = (element, known) => {
    const markup = element.outerHTML;
    if (markup.length > MOST_ALIKE) return null;
    const parts = markup.split(VALUES), values = [];
    let key = "";
    for (let at = 0; at < parts.length; at += 4) {
      const [between, name, value, text] = [parts[at], parts[at + 1], parts[at + 2], parts[at + 3]];
      key += between;
      if (name !== undefined && isFree(name, value)) {
        key += ` ${name}=\0`;
        values.push(value);
      } else if (name !== undefined) key += ` ${name}="${value}"`;
      else if (text !== undefined && isBlank(text)) key += "> ";
      else if (text !== undefined) {
        key += ">\0";
        values.push(text);
      }
    }
    let kind = known.get(key);
    if (kind === undefined) known.set(key, (kind = UNLIKE.test(key) ? null : { looks: [], read: 0, listed: null }));
    return kind && { kind, values, at: -1, own: false };
  };
  const isBlank = (text) => !/\S/.test(text.startsWith("&") ? text.replaceAll("&nbsp;", "") : text);
  const isFree = (name, value) => FREE.has(name) || name.startsWith("aria-") || name.startsWith("on") || ((name === "id" || name.startsWith("data-")) && /\d{3}/.test(value));
  const decoded = (text) => (text.includes("&") ? text.replace(/&(?:amp|lt|gt|quot|nbsp);/g, (entity) => ENTITIES[entity]) : text);

  // How to list a member by its values: which of them belong to which of its nodes. null: they are not all that differs.
  const listing = (element, begin, values) => {
    const rows = nodes.slice(begin.at), slots = [];
    if (sources.get(element) !== rows[0] || element.matches(MORE)) return null;
    let found = 0;
    const more = [...element.querySelectorAll(MORE)].map((inner) => rows.indexOf(sources.get(inner)));
    const find = (node, name) => {
      const row = sources.get(node);
      if (row && !more.includes(rows.indexOf(row)) && (name === null || Object.hasOwn(row[2], name))) slots.push({ value: found, row: rows.indexOf(row), name, space: name ? "" : row[1].slice(node.wholeText.length) });
      found++;
    };
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = element; node; node = walker.nextNode()) {
      if (node.nodeType === 3) isFirst(node) && node.wholeText.trim() && find(node, null);
      else for (const { name, value } of node.attributes) value && isFree(name, value) && find(node, name);
    }
    const link = element.ownerDocument.createElement("a");
    const texts = rows.filter((row) => row.length === 2);
    const fits = found === values.length && texts.length === slots.filter((slot) => slot.name === null).length
      && slots.every((slot) => valueAt(slot, values, link) === (slot.name === null ? rows[slot.row][1] : rows[slot.row][2][slot.name]));
    if (!fits) return null;
    shapes.push([rows.map(([parent, ...rest]) => [parent - begin.count, ...rest]), [...slots.map(({ row, name }) => [row, name]), ...more.filter((row) => row >= 0).map((row) => [row, ""])]]);
    return { shape: shapes.length - 1, flags: rows[0][3], hosts: [...new Set([...element.querySelectorAll(HOSTS)].map((inner) => inner.localName))].join(), slots, link, more };
  };
  const valueAt = ({ value, name, space }, values, link) => {
    const text = decoded(values[value]);
    if (name === null) return text + space;
    if (name === "content" || name === "value") return text;
    if (name !== "href" && name !== "src") return text.slice(0, 500);
    link.href = text;
    return name === "href" ? link.href : link.href.slice(0, 2000);
  };
  const seen = (element, tag, member) => {
    const at = member ? member.at++ : -1;
    if (at < 0 || member.own) return looks(element, tag);
    const known = member.kind.looks;
    if (at >= known.length) known.push(looks(element, tag));
    return known[at];
  };

  const visit = (element, parent, depth, inherited, member = null) => {
    if (refused) return;
    const tag = element.localName;
    if (SKIPPED.has(tag) || (NOTHING_ALONE.has(tag) && !element.firstChild && !element.hasAttributes() && !element.shadowRoot)) return;
    const look = seen(element, tag, member);
    if (!look) return;
    // What is inherited differs, or the markup does not show what is inside.
    if (member && (element.shadowRoot || (member.at === 0 && (!look.visible || look.flags & HIDDEN)))) member.own = true;
    const flags = (inherited & (HIDDEN | STRUCK)) | look.flags;
    let index = parent;
    if (depth < MOST_DEPTH || !element.childElementCount) index = add([parent, tag, described(element, tag), flags], element);
    if (tag === "select" || tag === "textarea" || tag === "svg") return;
    const known = !member && element.childElementCount >= LONG ? new Map() : null;
    const enter = (child) => {
      if (child.nodeType === 3) look.visible && isFirst(child) && write(child, index);
      else if (child.nodeType !== 1) return;
      else if (known) visitMember(child, index, depth + 1, flags, known);
      else visit(child, index, depth + 1, flags, member);
    };
    if (element.shadowRoot || ELSEWHERE.has(tag)) for (const child of inside(element, tag)) enter(child);
    else for (let child = element.firstChild; child; child = child.nextSibling) enter(child);
  };
  const visitMember = (element, parent, depth, inherited, known) => {
    const member = kindOf(element, known);
    const kind = member?.kind;
    if (kind?.listed && list(element, parent, inherited, member)) return;
    const begin = { at: nodes.length, count };
    if (kind?.read === 1) sources = new Map();
    visit(element, parent, depth, inherited, member);
    if (kind && !member.own && count > begin.count && ++kind.read === 2) kind.listed = listing(element, begin, member.values);
    sources = null;
  };
  // Lists a member by its values. Returns whether it looks like those before.
  const list = (element, parent, inherited, { kind: { listed }, values }) => {
    const look = looks(element, element.localName);
    if (!look) return true;
    if (!look.visible || ((inherited & (HIDDEN | STRUCK)) | look.flags) !== listed.flags) return false;
    if (element.shadowRoot || (listed.hosts && [...element.querySelectorAll(listed.hosts)].some((inner) => inner.shadowRoot))) return false;
    const found = listed.slots.map((slot) => valueAt(slot, values, listed.link));
    listed.slots.forEach(({ name }, at) => name === null && note(found[at]));
    if (listed.more.length) element.querySelectorAll(MORE).forEach((inner, at) => listed.more[at] >= 0 && found.push(described(inner, inner.localName)));
    nodes.push([parent, listed.shape, found]);
    count += shapes[listed.shape][0].length;
    return true;
  };
  const add = (row, source) => {
    nodes.push(row);
    sources?.set(source, row);
    return count++;
  };
  // Of text nodes in a row, as scripts make them, the first has all the text.
  const isFirst = (text) => text.previousSibling?.nodeType !== 3;
  const write = (node, index) => {
    const text = node.wholeText;
    if (!text.trim()) {
      if (text) addSpace();
      return;
    }
    note(text);
    add([index, text], node);
  };
  // White space after a text belongs to it.
  const addSpace = () => {
    const last = nodes.at(-1);
    if (last?.length === 2) last[1] += " ";
    else if (last?.length === 3) {
      const [rows, slots] = shapes[last[1]];
      const at = slots.findIndex(([row]) => row === rows.length - 1);
      if (rows.at(-1).length === 2) last[2][at] += " ";
    }
  };
  const note = (text) => {
    characters += text.length;
    if (characters > MOST_CHARACTERS) refused = `more than ${MOST_CHARACTERS} characters`;
  };
  const inside = (element, tag) => {
    if (element.shadowRoot) return element.shadowRoot.childNodes;
    if (tag === "slot") {
      const assigned = element.assignedNodes({ flatten: true });
      return assigned.length ? assigned : element.childNodes;
    }
    if (tag === "iframe" || tag === "frame") {
      try {
        return element.contentDocument?.body ? [element.contentDocument.body] : [];
      } catch {
        return [];
      }
    }
    return element.childNodes;
  };

  const scoped = (root) => {
    const own = root.querySelector(SCOPE.css);
    if (own) return own;
    for (const element of root.querySelectorAll("*")) {
      const [first] = element.shadowRoot ? [element.shadowRoot] : inside(element, element.localName === "slot" ? "" : element.localName);
      const inner = element.shadowRoot ?? (element.localName.endsWith("frame") ? first?.ownerDocument : null);
      const found = inner && scoped(inner);
      if (found) return found;
    }
    return null;
  };
  const area = SCOPE ? scoped(document) : document;
  if (!area) return "gone";
  const data = [];
  for (const script of area.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      data.push(JSON.parse(script.textContent));
    } catch {
      // Not JSON: the page states nothing with it.
    }
  }
  const valueOf = (element) => {
    if (element.hasAttribute("content")) return element.getAttribute("content");
    if (element.matches("[datetime]")) return element.getAttribute("datetime");
    if (element.matches("a, link, area")) return element.getAttribute("itemprop").toLowerCase().includes("url") || !squeezed(element.textContent) ? element.href : squeezed(element.textContent);
    if (element.matches("img, video, audio")) return element.src;
    if (element.matches("data, meter")) return element.getAttribute("value");
    return squeezed(element.innerText ?? element.textContent);
  };
  const item = (scope, depth) => {
    const type = scope.getAttribute("itemtype");
    const fields = type ? { "@type": type.trim().split(/[/#]/).pop() } : {};
    for (const element of scope.querySelectorAll("[itemprop]")) {
      if (element.parentElement.closest("[itemscope]") !== scope) continue;
      const value = element.matches("[itemscope]") ? (depth < 20 ? item(element, depth + 1) : null) : valueOf(element);
      for (const name of element.getAttribute("itemprop").trim().split(/\s+/)) {
        if (Object.hasOwn(fields, name)) fields[name] = [].concat(fields[name], value);
        else fields[name] = value;
      }
    }
    return fields;
  };
  if (SCOPE && area.matches("[itemscope]")) data.push(item(area, 0));
  for (const scope of area.querySelectorAll("[itemscope]:not([itemprop])")) data.push(item(scope, 0));
  const metas = [...area.querySelectorAll("meta[name], meta[property]")].map((meta) => [meta.getAttribute("property") || meta.getAttribute("name"), meta.content]);

  if (area.getElementsByTagName("*").length > MOST_NODES) refused = `more than ${MOST_NODES} elements`;
  if (SCOPE?.whole) for (const row of [[-1, "dl", {}, BLOCK], [0, "dt", {}, BLOCK], [1, "value"], [0, "dd", {}, BLOCK]]) add(row);
  const top = SCOPE ? area : document.body;
  if (top) visit(top, count - 1, 0, 0);
  if (refused) return JSON.stringify({ refused });
  return JSON.stringify({
    lang: document.documentElement.lang || document.querySelector('meta[http-equiv="content-language" i]')?.content || "",
    part: SCOPE !== null, url: location.href, title: SCOPE ? "" : document.title, data, metas, nodes, shapes,
  });
}
