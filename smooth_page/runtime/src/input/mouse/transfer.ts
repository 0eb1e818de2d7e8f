/** The data of a drag. Chromium lets a page's own DataTransfer carry data, but not effects: those are put on the object. */
import type { Realm } from "../../kernel/realms";

export type Effect = DataTransfer["dropEffect"];

export function emptyTransfer({ window }: Realm): DataTransfer {
  const data = new window.DataTransfer();
  Object.defineProperty(data, "effectAllowed", { value: "uninitialized", writable: true });
  Object.defineProperty(data, "dropEffect", { value: "none", writable: true });
  return data;
}

/** The effect of a drop: the wanted one if the source allows it, otherwise the first that it allows. */
export function effectFor({ effectAllowed }: DataTransfer, wanted?: Effect): Effect {
  const allowed: Effect[] =
    effectAllowed === "all" || effectAllowed === "uninitialized"
      ? ["copy", "move", "link"]
      : (["copy", "move", "link"] as const).filter((effect) => effectAllowed.toLowerCase().includes(effect));
  if (wanted === undefined) return allowed[0] ?? "none";
  return allowed.includes(wanted) ? wanted : "none";
}
