/** Describes a thrown value in Playwright's words. */
import { describe, nodeName } from "./describe";
import { isNode } from "../dom/kinds";
import { isErrorLike } from "./kinds";

export function isErrorObject(thrown: unknown): thrown is Error {
  return typeof thrown === "object" && thrown !== null && isErrorLike(thrown);
}

/** The name of the class, unless the error has a name of its own. */
export function nameOfError(error: Error): string {
  const name = String(error.name);
  return name === "Error" ? error.constructor?.name || name : name;
}

/** For thrown values that are not errors. */
export function textOfThrown(thrown: unknown): string {
  if (typeof thrown === "bigint") return `${thrown}n`;
  return isNode(thrown) ? nodeName(thrown) : describe(thrown);
}
