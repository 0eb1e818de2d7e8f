/**
 * `document.body` becomes `unclobbered(document, "body").body`, where `unclobbered` (src/dom/unclobbered.ts) returns an
 * object on which no element with that name hides the property. So sources read documents in the usual way, and no place
 * can be forgotten.
 */

/** Properties that are read from a document, and methods that are called on any root of a search. */
const READ =
  /(?<=\b(?:document|ownerDocument)!?)(?=\??\.([A-Za-z]\w*))|(?=\s*\??\.(querySelector|querySelectorAll|addEventListener|removeEventListener|elementFromPoint|elementsFromPoint)\b)(?<=[\w)\]!])/g;
const NAME = /[\w$#]/;
/** Comments and strings, which are not code. */
const PROSE = /\/\*[^]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g;

export function passingNames(text, from) {
  const insertions = [];
  const code = text.replace(PROSE, (prose) => prose.replace(/[^\n]/g, prose.startsWith("/") ? " " : "_"));
  for (const { index, 1: read, 2: called } of code.matchAll(READ)) {
    const begin = beginOf(code, index);
    if (begin === index || /\bnew\s+$/.test(code.slice(0, begin))) continue;
    // An optional chain must still end the whole expression.
    const rest = code.slice(begin, index).includes("?.") && code[index] === "." ? "?" : "";
    insertions.push([begin, "__unclobbered("], [index, `, "${read ?? called}")${rest}`]);
  }
  if (!insertions.length) return text;
  insertions.sort(([a, what], [b]) => b - a || (what.startsWith(",") ? 1 : -1));
  for (const [at, inserted] of insertions) text = text.slice(0, at) + inserted + text.slice(at);
  return `import { unclobbered as __unclobbered } from "${from}";${text}`;
}

/** The start of the expression that ends there: names, calls and indices, joined by dots. */
function beginOf(text, end) {
  let at = end;
  for (;;) {
    if (text[at - 1] === "!") at--;
    while (text[at - 1] === ")" || text[at - 1] === "]") at = openingOf(text, at - 1);
    while (NAME.test(text[at - 1])) at--;
    const before = text.slice(0, at).trimEnd();
    if (!before.endsWith(".") || before.endsWith("...")) return at;
    at = before.length - (before.endsWith("?.") ? 2 : 1);
    while (/\s/.test(text[at - 1])) at--;
  }
}

function openingOf(text, closing) {
  for (let at = closing, depth = 0; ; at--) {
    if (text[at] === ")" || text[at] === "]") depth++;
    if (text[at] === "(" || text[at] === "[") depth--;
    if (depth === 0) return at;
  }
}
