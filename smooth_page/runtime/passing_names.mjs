/**
 * `document.body` becomes `own(document, "body").body`, where `own` (src/dom/own.ts) sees to it that no element with that
 * name stands in the way. So the sources read documents as everybody does, and no place can be forgotten.
 */

/** What is read of a document, and what is called on whatever a search begins with. */
const READ =
  /(?<=\b(?:document|ownerDocument)!?)(?=\??\.([A-Za-z]\w*))|(?=\s*\??\.(querySelector|querySelectorAll|addEventListener|removeEventListener|elementFromPoint|elementsFromPoint)\b)(?<=[\w)\]!])/g;
const NAME = /[\w$#]/;
/** Comments and texts: what they say of documents is not code. */
const PROSE = /\/\*[^]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g;

export function passingNames(text, from) {
  const insertions = [];
  const code = text.replace(PROSE, (prose) => prose.replace(/[^\n]/g, prose.startsWith("/") ? " " : "_"));
  for (const { index, 1: read, 2: called } of code.matchAll(READ)) {
    const begin = beginOf(code, index);
    if (begin === index || /\bnew\s+$/.test(code.slice(0, begin))) continue;
    // What ended the whole expression where nothing was there has to do so still.
    const rest = code.slice(begin, index).includes("?.") && code[index] === "." ? "?" : "";
    insertions.push([begin, "__own("], [index, `, "${read ?? called}")${rest}`]);
  }
  if (!insertions.length) return text;
  insertions.sort(([a, what], [b]) => b - a || (what.startsWith(",") ? 1 : -1));
  for (const [at, inserted] of insertions) text = text.slice(0, at) + inserted + text.slice(at);
  return `import { own as __own } from "${from}";${text}`;
}

/** Where the expression begins that ends there: names, calls and indices, joined by dots. */
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
