/** Puts own functions in the places of the browser's, described as those are. */

/** A getter in place of one; `native` asks the browser. */
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

/** A method in place of one; `native` calls the browser's with other arguments. */
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
