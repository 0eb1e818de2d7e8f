/** PLACEHOLDER: `<button id="go">Send</button>`, as call logs and strictness errors show an element. */
export function preview(_node: Node): string {
  throw new Error("not built");
}
