/** The size of a slider's thumb. Its computed style can't be read, so the rules about it are. */

const THUMB = "::-webkit-slider-thumb";
/** Pixels, unless a rule sets another size. */
const USUAL = 16;

export function thumbSize(range: HTMLInputElement, vertical: boolean): number {
  const { styleSheets, adoptedStyleSheets } = range.getRootNode() as Document;
  let size = USUAL;
  for (const sheet of [...(styleSheets ?? []), ...(adoptedStyleSheets ?? [])])
    for (const { width, height } of stylesIn(sheet, range)) size = parseFloat(vertical ? height : width) || size;
  return size;
}

function* stylesIn(group: CSSStyleSheet | CSSGroupingRule, range: Element): Generator<CSSStyleDeclaration> {
  for (const rule of rulesOf(group)) {
    const { selectorText = "", style } = rule as CSSStyleRule;
    if (selectorText.includes(THUMB) && isAbout(selectorText, range)) yield style;
    const query = (rule as CSSMediaRule).media?.mediaText;
    if ((rule as CSSGroupingRule).cssRules && (!query || matchMedia(query).matches)) yield* stylesIn(rule as CSSGroupingRule, range);
  }
}

function rulesOf(group: CSSStyleSheet | CSSGroupingRule): Iterable<CSSRule> {
  try {
    return group.cssRules;
  } catch {
    return []; // A sheet of another origin.
  }
}

function isAbout(selector: string, range: Element): boolean {
  const owners = selector.split(",").filter((each) => each.includes(THUMB)).map((each) => each.split(THUMB)[0]!.trim() || "*");
  try {
    return owners.some((owner) => range.matches(owner));
  } catch {
    return false;
  }
}
