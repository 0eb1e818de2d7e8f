/** The text that CSS puts before, after or in place of an element. */
import { styleOf } from "../dom/kinds";

/** With a space on both sides if it is not inline. */
export function pseudoText(element: Element, pseudo: "::before" | "::after"): string {
  const style = styleOf(element, pseudo);
  if (!style || style.content === "none" || style.content === "normal") return "";
  if (style.display === "none" || style.visibility === "hidden") return "";
  const text = cssContent(element, style.content);
  if (text === undefined) return "";
  return style.display === "inline" ? text : ` ${text} `;
}

/** The text of an element that CSS replaces by an image. Undefined if it does not. */
export function replacedText(element: Element, style: CSSStyleDeclaration | undefined): string | undefined {
  return style?.content.startsWith("url(") ? cssContent(element, style.content) : undefined;
}

/** The text of a computed `content`; alternative text follows a slash. Undefined if it is not text. */
function cssContent(element: Element, content: string): string | undefined {
  const tokens: string[] =
    content.match(/"(?:[^"\\]|\\.)*"|attr\([^)]*\)|url\("(?:[^"\\]|\\.)*"\)|[^\s"()]+(?:\([^)]*\))?|\//gs) ?? [];
  const slash = tokens.indexOf("/");
  const shown = slash < 0 ? tokens : tokens.slice(slash + 1);
  const texts = shown.map((token) => tokenText(element, token));
  return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
}

function tokenText(element: Element, token: string): string | undefined {
  if (token.startsWith('"'))
    return token
      .slice(1, -1)
      .replace(/\\(?:([\da-f]{1,6})\s?|(.))/gis, (_, code, char) =>
        code ? String.fromCodePoint(parseInt(code, 16)) : char,
      );
  const attribute = /^attr\(\s*([\w-]+)/.exec(token);
  return attribute ? (element.getAttribute(attribute[1]!) ?? "") : undefined;
}
