/** A name that can't be guessed. */
export function randomName(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(3));
  let name = "";
  for (let at = 0; at < numbers.length; at++) name += numbers[at]!.toString(36);
  return name;
}
