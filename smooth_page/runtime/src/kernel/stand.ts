/**
 * What is called in place of a function: with what calls it as the page did, `this`, and the arguments, which it may
 * change before it does. It runs outside the guard, with whatever the page has made of the builtins.
 */
export type Stand = (native: () => any, self: any, args: any[]) => any;

/**
 * Puts a function in place of another, which scripts can hardly tell from it. It is called as the page's own, with
 * the page's builtins. A function that can't be replaced is left as it is.
 */
export function standIn(owner: any, name: string, stand: Stand): void {
  const present = Object.getOwnPropertyDescriptor(owner, name);
  const native: unknown = owner?.[name];
  if (typeof native !== "function" || (present && !present.writable && !present.configurable)) return;
  const value = instead(native as () => any, stand);
  Object.defineProperty(owner, name, { writable: true, enumerable: true, configurable: true, ...present, value });
}

/** What can be called in place of a function. */
export function instead(native: (...args: any[]) => any, stand: Stand): (...args: any[]) => any {
  const { apply } = Reflect;
  return new Proxy(native, { apply: (target, self, args) => stand(() => apply(target, self, args), self, args) });
}
