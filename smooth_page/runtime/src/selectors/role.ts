import type { Lookup, Root } from "./lookup";

export function queryRole(_lookup: Lookup, _root: Root, _body: string, _internal: boolean): Element[] {
  throw new Error("not built");
}
