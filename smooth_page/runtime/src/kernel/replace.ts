// The browser's own functions: a chunk is evaluated inside the guard, but these may be called outside.
const { defineProperty, getOwnPropertyDescriptor } = Object;
const { apply, construct } = Reflect;
const NativeProxy = Proxy;

/**
 * A replacement for a function. `native` calls the original as the page did, with `self` as `this` and with the
 * arguments, which the replacement may change first. It runs outside the guard, with the page's own builtins.
 */
export type Replacement = (native: () => any, self: any, args: any[]) => any;

/**
 * Replaces a method so that scripts can hardly notice. It runs as if it were the page's, with the page's builtins. A
 * method that can't be replaced stays as it is.
 */
export function replaceMethod(owner: any, name: string, stand: Replacement): void {
  const present = getOwnPropertyDescriptor(owner, name);
  const native: unknown = owner?.[name];
  if (typeof native !== "function" || (present && !present.writable && !present.configurable)) return;
  const value = replacementFor(native as () => any, stand);
  // What a descriptor or a handler inherits would count, too.
  defineProperty(owner, name, { __proto__: null, writable: true, enumerable: true, configurable: true, ...present, value } as object);
}

/** The same for the setter of a property. */
export function replaceSetter(owner: any, name: string, stand: Replacement): void {
  const present = getOwnPropertyDescriptor(owner, name);
  if (!present?.set || !present.configurable) return;
  defineProperty(owner, name, { __proto__: null, ...present, set: replacementFor(present.set, stand) } as object);
}

/** A function that can be called in place of another. */
export function replacementFor(native: (...args: any[]) => any, stand: Replacement): (...args: any[]) => any {
  return new NativeProxy(native, {
    __proto__: null,
    apply: (target, self, args) => stand(() => apply(target, self, args), self, args),
  } as ProxyHandler<typeof native>);
}

/** Replaces a constructor; `make` calls the browser's with other arguments. */
export function replaceConstructor(owner: any, name: string, stand: (make: (args: unknown[]) => any, args: unknown[]) => object): void {
  const present = getOwnPropertyDescriptor(owner, name);
  if (typeof present?.value !== "function" || !present.configurable) return;
  const value = new NativeProxy(present.value, {
    construct: (target, args, newTarget) => stand((others) => construct(target, others, newTarget), args),
  });
  defineProperty(owner, name, { ...present, value });
}
