/** The page's local and session storage. */
import type { Commands } from "../commands";
import { type Call, Failure } from "../kernel/operation";

type Area = "local" | "session";

/** Runs `use` on the storage. What the browser refuses (access, space) becomes a `script` failure. */
function inStorage<T>(call: Call<{ area: Area }>, use: (storage: Storage) => T): T {
  try {
    return use(call.realm.window[`${call.params.area}Storage`]);
  } catch (error) {
    const { name, message } = error as Error;
    throw new Failure("script", `${name}: ${message}`);
  }
}

export function all(call: Call<Commands["storage.all"]["params"]>): { name: string; value: string }[] {
  return inStorage(call, (storage) =>
    Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "").map((name) => ({
      name,
      value: storage.getItem(name) ?? "",
    })),
  );
}

export function get(call: Call<Commands["storage.get"]["params"]>): string | null {
  return inStorage(call, (storage) => storage.getItem(call.params.name));
}

export function set(call: Call<Commands["storage.set"]["params"]>): null {
  inStorage(call, (storage) => storage.setItem(call.params.name, call.params.value));
  return null;
}

export function remove(call: Call<Commands["storage.remove"]["params"]>): null {
  inStorage(call, (storage) => storage.removeItem(call.params.name));
  return null;
}

export function clear(call: Call<Commands["storage.clear"]["params"]>): null {
  inStorage(call, (storage) => storage.clear());
  return null;
}
