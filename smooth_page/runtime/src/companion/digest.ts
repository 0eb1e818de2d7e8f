/** A number by which a text is known again: documents begin without those of the settings that only the companion needs. */
export function digest(text: string): string {
  let [first, second] = [0, 1];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 0x9e3779b1);
    second = Math.imul(second ^ code, 0x5f356495);
  }
  return `${first >>> 0}.${second >>> 0}.${text.length}`;
}
