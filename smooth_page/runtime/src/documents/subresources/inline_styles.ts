/**
 * Removes the addresses in styles that scripts set or insert, before the browser requests them, which it does when it
 * paints.
 */
import type { Gate } from "../../kernel/interceptor";
import type { Kernel } from "../../kernel/kernel";
import { replaceMethod } from "../../kernel/replace";
import { addressesIn, type CssAddress, withCssAddresses } from "./css_addresses";
import type { Elements } from "./elements";
import { isRouted } from "../../network/decisions";

type AnyWindow = Window & typeof globalThis;

/** An object with declarations or rules. */
type Styled = { style?: CSSStyleDeclaration; cssRules?: CSSRuleList };

const OBSERVED = { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["style"] };

export function watchStyles(window: AnyWindow, kernel: Kernel, elements: Elements): void {
  const { document } = window;
  const gate: Gate = { window, frame: kernel.realmOf(document)?.id ?? "main" };
  const fix = (styled: Styled) => {
    if (styled.style) fixDeclarations(kernel, gate, elements, styled.style);
    for (const rule of styled.cssRules ?? []) fix(rule as Styled);
  };
  const see = (records: MutationRecord[]) => {
    if (!kernel.settings.routes?.length) return;
    for (const styled of records.flatMap(stylesOf)) fix(styled);
    if (records.some(({ addedNodes }) => addedNodes.length)) elements.takeNew(document);
  };
  const observer = new window.MutationObserver((records) => kernel.inside(() => see(records)));
  elements.flushes.push(() => see(observer.takeRecords()));
  observer.observe(document, OBSERVED);
  kernel.outside(() => {
    const inserts = (owner: object) =>
      replaceMethod(owner, "insertRule", (native, sheet) => {
        const at: number = native();
        kernel.inside(() => kernel.settings.routes?.length && fix(sheet.cssRules[at]));
        return at;
      });
    inserts(window.CSSStyleSheet.prototype);
    inserts(window.CSSGroupingRule.prototype);
    replaceMethod(window.CSSStyleSheet.prototype, "replaceSync", (native, sheet) => {
      native();
      kernel.inside(() => kernel.settings.routes?.length && fix(sheet));
    });
  });
}

/** The styles that a mutation has changed: of elements with declarations of their own, and of sheets. */
function stylesOf({ type, target, addedNodes }: MutationRecord): Styled[] {
  if (type === "attributes") return [target as HTMLElement];
  const changed = target.nodeType === 1 ? (target as Element) : target.parentElement;
  const found: Styled[] = changed?.localName === "style" ? sheetOf(changed as HTMLStyleElement) : [];
  for (const node of addedNodes) {
    if (node.nodeType !== 1) continue;
    const element = node as HTMLElement;
    const all = [element, ...element.querySelectorAll<HTMLElement>("[style], style")];
    for (const each of all) found.push(...(each.localName === "style" ? sheetOf(each as HTMLStyleElement) : [each]));
  }
  return found;
}

function sheetOf({ sheet }: HTMLStyleElement): Styled[] {
  return sheet ? [sheet] : [];
}

function fixDeclarations(kernel: Kernel, gate: Gate, elements: Elements, style: CSSStyleDeclaration): void {
  const text = style.cssText;
  if (!text?.includes("url(")) return;
  const found = addressesIn(text, gate.window.document.baseURI).filter((address) => isNew(kernel, elements, address));
  if (!found.length) return;
  const places = found.map(({ url }) => elements.sheets.nowhere(url));
  style.cssText = withCssAddresses(text, found, places);
  found.forEach(({ url, type }, at) =>
    elements.sheets.ask(gate, url, type, (address) => {
      style.cssText = style.cssText.replace(places[at]!, () => address ?? url);
    }),
  );
}

function isNew(kernel: Kernel, elements: Elements, { url }: CssAddress): boolean {
  return isRouted(kernel, url) && !elements.hasDecided(url);
}
