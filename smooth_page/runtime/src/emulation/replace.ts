/** Replaces functions of the browser by own ones with the same descriptors. */

/** Replaces a getter; `native` calls the browser's. */
export function getInstead(owner: object, name: string, get: (native: () => any, self: any) => unknown): void {
  const present = Object.getOwnPropertyDescriptor(owner, name);
  const native = present?.get;
  const getter = {
    get [name](): unknown {
      return get(() => native?.call(this), this);
    },
  };
  const own = Object.getOwnPropertyDescriptor(getter, name)?.get;
  Object.defineProperty(owner, name, { enumerable: true, configurable: true, set: present?.set, get: own });
}

/** Replaces a method; `native` calls the browser's with other arguments. */
export function callInstead(
  owner: object,
  name: string,
  call: (native: (...args: any[]) => any, self: any, args: any[]) => unknown,
): void {
  const present = Object.getOwnPropertyDescriptor(owner, name);
  if (typeof present?.value !== "function") return;
  const value = new Proxy(present.value, {
    __proto__: null,
    apply: (target, self, args) => call((...given) => Reflect.apply(target, self, given), self, args),
  } as ProxyHandler<any>);
  Object.defineProperty(owner, name, { ...present, value });
}
