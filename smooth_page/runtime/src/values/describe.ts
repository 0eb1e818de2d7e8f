/** What `str(handle)` shows of an object. */
import { preview } from "../selectors/preview";
import { className, isErrorLike, isNodeOfAnyRealm } from "./kinds";

export function describe(value: unknown): string {
  if (typeof value === "bigint") return "undefined"; // as Playwright shows it
  if (typeof value === "function" || typeof value === "symbol" || typeof value !== "object" || value === null)
    return String(value);
  if (isNodeOfAnyRealm(value)) return `JSHandle@${preview(value)}`;
  try {
    return describeObject(value);
  } catch {
    return "Object";
  }
}

function describeObject(value: object): string {
  const name = className(value);
  if (isErrorLike(value)) return String(value.stack ?? value);
  if (name === "Date" || name === "RegExp") return String(value);
  const made = value.constructor?.name || name;
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && name !== "DataView"))
    return `${made}(${(value as unknown as unknown[]).length})`;
  if (name === "Map" || name === "Set") return `${made}(${(value as Set<unknown>).size})`;
  return made;
}
