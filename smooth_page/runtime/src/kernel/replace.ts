// The browser's own: a chunk is evaluated inside the guard, what stands here may be called outside.
const { defineProperty, getOwnPropertyDescriptor } = Object;
const { apply, construct } = Reflect;
const NativeProxy = Proxy;

/**
 * What is called in place of a function: with what calls it as the page did, `this`, and the arguments, which it may
 * change before it does. It runs outside the guard, with whatever the page has made of the builtins.
 */
export type Replacement = (native: () => any, self: any, args: any[]) => any;

/**
 * Puts a function in place of another, which scripts can hardly tell from it. It is called as the page's own, with
 * the page's builtins. A function that can't be replaced is left as it is.
 */
export function replaceMethod(owner: any, name: string, stand: Replacement): void {
  const present = getOwnPropertyDescriptor(owner, name);
  const native: unknown = owner?.[name];
  if (typeof native !== "function" || (present && !present.writable && !present.configurable)) return;
  const value = replacementFor(native as () => any, stand);
  // What a descriptor or a handler inherits would count, too.
  defineProperty(owner, name, { __proto__: null, writable: true, enumerable: true, configurable: true, ...present, value } as object);
}

/** The same for what is called when a property is set. */
export function replaceSetter(owner: any, name: string, stand: Replacement): void {
  const present = getOwnPropertyDescriptor(owner, name);
  if (!present?.set || !present.configurable) return;
  defineProperty(owner, name, { __proto__: null, ...present, set: replacementFor(present.set, stand) } as object);
}

/** What can be called in place of a function. */
export function replacementFor(native: (...args: any[]) => any, stand: Replacement): (...args: any[]) => any {
  return new NativeProxy(native, {
    __proto__: null,
    apply: (target, self, args) => stand(() => apply(target, self, args), self, args),
  } as ProxyHandler<typeof native>);
}

/** Puts a constructor in place of another; `make` calls the browser's with other arguments. */
export function replaceConstructor(owner: any, name: string, stand: (make: (args: unknown[]) => any, args: unknown[]) => object): void {
  const present = getOwnPropertyDescriptor(owner, name);
  if (typeof present?.value !== "function" || !present.configurable) return;
  const value = new NativeProxy(present.value, {
    construct: (target, args, newTarget) => stand((others) => construct(target, others, newTarget), args),
  });
  defineProperty(owner, name, { ...present, value });
}
