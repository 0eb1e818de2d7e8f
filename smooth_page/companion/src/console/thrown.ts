/** What scripts have thrown, as the browser reports it. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Location, Thrown } from "../../../runtime/src/contract";
import { locationOf } from "./remote";

type Remote = Protocol.Runtime.RemoteObject;

const STACK = "\n    at ";

/** An error that was not caught, as Python receives it. */
export function errorDetails(details: Protocol.Runtime.ExceptionDetails): { error: Thrown; location: Location } {
  return { error: thrown(details), location: locationOf(details.stackTrace?.callFrames[0] ?? details) };
}

function thrown({ exception, text }: Protocol.Runtime.ExceptionDetails): Thrown {
  if (!exception) return wire("", text, "");
  return exception.subtype === "error" ? error(exception) : wire("", shown(exception), "");
}

function shown({ description, unserializableValue, value, type }: Remote): string {
  return type === "undefined" ? type : (unserializableValue ?? description ?? String(value));
}

/** The description is a stack, whose first lines are the name and the message. */
function error({ description = "", className, preview }: Remote): Thrown {
  const end = description.indexOf(STACK);
  const [head, frames] = end < 0 ? [description, ""] : [description.slice(0, end), description.slice(end)];
  const colon = head.indexOf(": ");
  const own = preview?.properties.find((property) => property.name === "name")?.value;
  const name = own ?? (colon < 0 ? head : head.slice(0, colon));
  const message = colon < 0 ? "" : head.slice(colon + 2);
  if (!message) return wire("", name, description);
  return wire(name, message, className === "DOMException" ? "" : `${name}: ${message}${frames}`);
}

function wire(name: string, message: string, stack: string): Thrown {
  return { $: "error", name, message, stack };
}
