// What a page states about itself, as plain data: an expression for evaluate_js.
(() => {
  const text = (node) => (node ? node.innerText ?? node.textContent ?? "" : "").replace(/\s+/g, " ").trim();
  const shown = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true;
  const valueOf = (element) => {
    if (element.matches("select")) return text(element.selectedOptions[0]);
    if (element.matches("input[type=checkbox]")) return element.checked;
    if (element.matches("meta")) return element.content;
    if (element.matches("[datetime]")) return element.getAttribute("datetime");
    if (element.matches("input, textarea")) return element.value;
    if (element.matches("[itemprop][content]")) return element.getAttribute("content");
    if (element.matches("a[itemprop=url], link[itemprop]")) return element.href;
    if (element.matches("img")) return element.currentSrc || element.src;
    return text(element);
  };

  const data = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      data.push(JSON.parse(script.textContent));
    } catch {
      // Not JSON: the page states nothing with it.
    }
  }

  const item = (scope) => {
    const fields = {};
    for (const element of scope.querySelectorAll("[itemprop]")) {
      if (element.parentElement.closest("[itemscope]") !== scope) continue;
      const value = element.matches("[itemscope]") ? item(element) : valueOf(element);
      for (const name of element.getAttribute("itemprop").split(/\s+/)) {
        if (name in fields) fields[name] = [].concat(fields[name], value);
        else fields[name] = value;
      }
    }
    return fields;
  };
  for (const scope of document.querySelectorAll("[itemscope]:not([itemprop])")) data.push(item(scope));

  // Labelled values, most explicit first.
  const pairs = [];
  const pair = (label, value, source) => {
    const name = String(label ?? "").replace(/\s+/g, " ").trim().replace(/\s*[:：]\s*$/, "");
    if (name && name.length <= 80 && value !== undefined && value !== "") pairs.push({ label: name, value, source });
  };
  for (const term of document.querySelectorAll("dt")) {
    let next = term.nextElementSibling;
    while (next?.matches("dt")) next = next.nextElementSibling;
    if (next?.matches("dd") && shown(term)) pair(text(term), valueOf(next.firstElementChild?.matches("time, input, select") ? next.firstElementChild : next), "definition list");
  }
  for (const head of document.querySelectorAll("tr > th:first-child")) {
    const cells = [...head.parentElement.children];
    if (cells.length === 2 && cells[1].matches("td") && shown(head)) pair(text(head), text(cells[1]), "table row");
  }
  for (const field of document.querySelectorAll("input:not([type=hidden], [type=password], [type=submit], [type=button], [type=radio]), textarea, select, output")) {
    const label = field.labels?.[0];
    const own = label ? [...label.childNodes].filter((node) => node !== field && !node.contains?.(field)).map((node) => node.textContent).join(" ") : "";
    const name = own.trim() || field.getAttribute("aria-label") || field.placeholder || field.name;
    if (shown(field)) pair(name, valueOf(field), "form field");
  }
  for (const radio of document.querySelectorAll("input[type=radio]:checked"))
    pair(text(radio.closest("fieldset")?.querySelector("legend")) || radio.name, text(radio.labels?.[0]) || radio.value, "form field");
  const LINE = /^([^:：\n]{1,60})[:：]\s*(\S[^\n]{0,300})$/;
  const walker = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_ELEMENT);
  for (let element = walker.currentNode; element; element = walker.nextNode()) {
    if (!element.matches?.("p, li, div, span, td, strong, b, label") || !shown(element)) continue;
    if (element.matches("strong, b, label, span") && /[:：]\s*$/.test(text(element)) && !element.querySelector("input, select, textarea")) {
      const rest = [];
      for (let next = element.nextSibling; next && !next.matches?.("br, strong, b, label"); next = next.nextSibling) rest.push(next.textContent);
      pair(text(element), rest.join(" ").replace(/\s+/g, " ").trim(), "text");
    } else if (!element.querySelector("p, li, div, td, table, input")) {
      const match = LINE.exec(text(element));
      if (match) pair(match[1], match[2], "text");
    }
  }
  for (const element of document.querySelectorAll("[data-testid], [id], [class]")) {
    if (element.childElementCount || !shown(element) || element.matches("script, style, input, select, textarea, option")) continue;
    const value = valueOf(element);
    if (!value || value.length > 300) continue;
    if (element.dataset.testid) pair(element.dataset.testid, value, "test id");
    if (element.id) pair(element.id, value, "id");
    if (element.classList.length === 1) pair(element.className, value, "class");
  }
  for (const meta of document.querySelectorAll("meta[name], meta[property]"))
    pair((meta.getAttribute("name") || meta.getAttribute("property")).replace(/^(og|twitter|article|product):/, ""), meta.content, "meta");
  pair("heading", text(document.querySelector("h1")), "heading");
  pair("title", text(document.querySelector("h1")) || document.title, "heading");
  pair("page title", document.title, "title");
  pair("url", location.href, "address");

  const headingOf = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement)
      for (let before = at.previousElementSibling; before; before = before.previousElementSibling)
        if (before.matches("h1, h2, h3, h4, h5, h6")) return text(before);
    return text(document.querySelector("h1"));
  };
  const tables = [...document.querySelectorAll("table")].filter(shown).map((table) => {
    const rows = [...table.rows];
    const head = rows.findIndex((row) => row.cells.length > 1 && [...row.cells].every((cell) => cell.matches("th")));
    if (head < 0) return null;
    const headers = [...rows[head].cells].map(text);
    const body = rows.slice(head + 1).filter((row) => row.cells.length === headers.length && shown(row));
    return { label: text(table.caption) || headingOf(table), headers, rows: body.map((row) => [...row.cells].map(text)) };
  }).filter(Boolean);
  const lists = [...document.querySelectorAll("ul, ol")].filter((list) => shown(list) && !list.closest("nav")).map((list) => ({
    label: list.getAttribute("aria-label") || headingOf(list),
    items: [...list.children].filter((child) => child.matches("li")).map(text),
  }));

  // Groups of elements alike: cards. Their fields are named by class, test id and tag.
  const cards = [];
  for (const parent of document.querySelectorAll("body *")) {
    const kinds = new Map();
    for (const child of parent.children) {
      const key = child.localName + "." + [...child.classList].sort().join(".");
      kinds.set(key, [...(kinds.get(key) ?? []), child]);
    }
    for (const group of kinds.values()) {
      if (group.length < 2 || group[0].matches("tr, option, br, input, script, style, dt, dd, th, td") || !shown(group[0])) continue;
      const fields = group.map((card) => {
        const found = [];
        for (const leaf of card.querySelectorAll("*")) {
          if (leaf.childElementCount && !leaf.matches("a, h1, h2, h3, h4, h5, h6")) continue;
          const value = valueOf(leaf);
          if (!value) continue;
          for (const name of [leaf.dataset.testid, leaf.getAttribute("itemprop"), ...leaf.classList]) if (name) found.push({ label: name, value });
          if (leaf.matches("h1, h2, h3, h4, h5, h6")) found.push({ label: "title", value }, { label: "name", value });
          if (leaf.matches("a[href]")) found.push({ label: "url", value: leaf.href }, { label: "link", value: leaf.href });
          if (leaf.matches("time")) found.push({ label: "date", value });
          if (leaf.matches("img")) found.push({ label: "image", value });
        }
        return found;
      });
      if (fields.some((found) => found.length > 1)) cards.push({ label: headingOf(parent), fields });
    }
  }
  return { data, pairs, tables, lists, cards };
})()
