/** Style sheets whose rules are not those of their text or file. */
import { isTag } from "../dom/kinds";

/** Longer sheets are not written out. */
const LONGEST = 500_000;

/** Of one document. */
export class Sheets {
  /** How many rules a sheet had when it was first seen. */
  readonly #counts = new WeakMap<object, number>();
  readonly #ids = new WeakMap<CSSStyleSheet, number>();
  #last = 0;

  constructor(private readonly inline: boolean) {}

  has(element: Element): boolean {
    return isTag(element, "style") || (isTag(element, "link") && /\bstylesheet\b/i.test(element.rel));
  }

  /** Differs if scripts have changed the sheet. */
  stateOf(element: Element): string {
    const sheet = sheetOf(element);
    return sheet ? `${this.#idOf(sheet)}:${count(sheet)}:${sheet.disabled}` : "";
  }

  /** The rules, if they are not those of the element's text or file. */
  textOf(element: Element): string | undefined {
    const sheet = sheetOf(element);
    if (!sheet) return undefined;
    const now = count(sheet);
    const first = this.#counts.get(sheet);
    if (first === undefined) this.#counts.set(sheet, now);
    const isLink = isTag(element, "link");
    const isChanged = first !== undefined && first !== now;
    const isWritten = !isLink && !element.textContent?.trim() && now > 0;
    return isChanged || isWritten || (isLink && this.inline) ? textOf(sheet) : undefined;
  }

  /** Differs if a document or a shadow root has adopted other sheets, or their rules have changed. */
  key(root: Document | ShadowRoot): string {
    return [...(root.adoptedStyleSheets ?? [])].map((sheet) => `${this.#idOf(sheet)}:${count(sheet)}`).join();
  }

  #idOf(sheet: CSSStyleSheet): number {
    if (!this.#ids.has(sheet)) this.#ids.set(sheet, ++this.#last);
    return this.#ids.get(sheet)!;
  }
}

export function adoptedText(root: Document | ShadowRoot): string[] {
  return [...(root.adoptedStyleSheets ?? [])].map((sheet) => textOf(sheet) ?? "");
}

function sheetOf(element: Element): CSSStyleSheet | null {
  return (element as HTMLStyleElement).sheet;
}

/** -1 for a sheet of another origin. */
function count(sheet: CSSStyleSheet): number {
  try {
    return sheet.cssRules.length;
  } catch {
    return -1;
  }
}

function textOf(sheet: CSSStyleSheet): string | undefined {
  try {
    const parts: string[] = [];
    let size = 0;
    for (const rule of sheet.cssRules) {
      const text = rule.cssText;
      if ((size += text.length) > LONGEST) break;
      parts.push(text);
    }
    return parts.join("\n");
  } catch {
    return undefined;
  }
}
