/**
 * What a document leaves for the next one of its origin: which operations had begun to act when it was unloaded.
 *
 * A reply can be lost when a click starts a navigation: the promise of the turn settles only after the click, and by
 * then the document may be gone. The next document reports what was done, so that Python neither repeats it nor waits
 * in vain.
 */
export interface Handover {
  /** Whether this operation, which is started again here, had acted in a document before. `unknown`: if that isn't known. */
  acted(id: number, unknown: boolean): boolean;
  /** Stores the ids of these operations: all that have acted and whose reply has not left the document. */
  leave(ids: number[]): void;
}

/** Reads and removes what the previous document stored under that key. */
export function takeHandover(window: Window, key: string): Handover {
  const note = read(window, key);
  return {
    acted: (id, unknown) => note?.includes(id) ?? unknown,
    leave(ids) {
      try {
        window.sessionStorage.setItem(key, JSON.stringify(ids));
      } catch {
        // No storage here: the next document reports that it does not know.
      }
    },
  };
}

/** The ids. Undefined if they can't be known: the previous document was of another origin, or there is no storage. */
function read(window: Window, key: string): number[] | undefined {
  if (isOpaque(window)) return undefined;
  try {
    const text = window.sessionStorage.getItem(key);
    window.sessionStorage.removeItem(key);
    if (text !== null) return JSON.parse(text) as number[];
    return cameFromItsOrigin(window) ? [] : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the document has an origin of its own, and so no storage, as `about:blank` has. The browser would throw an error,
 * and parse the whole chunk again to find the lines that its stack names. The origin of a location can't be replaced; that
 * of a window differs for a popup's `about:blank`, which has its opener's origin.
 */
function isOpaque(window: Window): boolean {
  return window.location.origin === "null" && window.origin === "null";
}

function cameFromItsOrigin(window: Window): boolean {
  const { navigation } = window as { navigation?: { activation?: { from: unknown } } };
  return Boolean(navigation?.activation?.from);
}
