/** What was thrown, in words, as Playwright has them. */
import { describe, nodeName } from "./describe";
import { isNode } from "../dom/kinds";
import { isErrorLike } from "./kinds";

export function isErrorObject(thrown: unknown): thrown is Error {
  return typeof thrown === "object" && thrown !== null && isErrorLike(thrown);
}

/** That of the class, unless the error has been given one. */
export function nameOfError(error: Error): string {
  const name = String(error.name);
  return name === "Error" ? error.constructor?.name || name : name;
}

/** Of what is no error. */
export function textOfThrown(thrown: unknown): string {
  if (typeof thrown === "bigint") return `${thrown}n`;
  return isNode(thrown) ? nodeName(thrown) : describe(thrown);
}
