/**
 * What a document leaves for the next one of its origin: which operations had begun to act when it was unloaded.
 *
 * A reply can be lost when a click starts a navigation: the promise of the turn settles only after the click, and by
 * then the document may be gone. The next document reports what was done, so that Python neither repeats it nor waits
 * in vain.
 */
export interface Handover {
  /** Whether this operation, which is started again here, had already acted in the previous document. */
  acted(id: number): boolean;
  /** Stores the ids of these operations. */
  leave(ids: number[]): void;
}

/** Reads and removes what the previous document stored under that key. */
export function takeHandover(window: Window, key: string): Handover {
  const note = read(window, key);
  return {
    acted: (id) => note === undefined || note.includes(id),
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
  try {
    const text = window.sessionStorage.getItem(key);
    window.sessionStorage.removeItem(key);
    if (text !== null) return JSON.parse(text) as number[];
    return cameFromItsOrigin(window) ? [] : undefined;
  } catch {
    return undefined;
  }
}

function cameFromItsOrigin(window: Window): boolean {
  const { navigation } = window as { navigation?: { activation?: { from: unknown } } };
  return Boolean(navigation?.activation?.from);
}
