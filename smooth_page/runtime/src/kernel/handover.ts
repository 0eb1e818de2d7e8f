/**
 * What a document leaves behind for the next one of its origin: which operations had begun to act when it went.
 *
 * A reply can be lost to a navigation that is answered at once: the click that began it is still on the stack, and the
 * promise of the turn settles only after it. The next document then tells Python what was done, so that nothing is done
 * twice or waited for in vain.
 */
export interface Handover {
  /** Whether the operation, begun again here, had acted in a document that is gone. */
  acted(id: number): boolean;
  /** Leaves a note of these operations. */
  leave(ids: number[]): void;
}

/** Takes the note that the document before has left behind that key. */
export function takeHandover(window: Window, key: string): Handover {
  const note = read(window, key);
  return {
    acted: (id) => note === undefined || note.includes(id),
    leave(ids) {
      try {
        window.sessionStorage.setItem(key, JSON.stringify(ids));
      } catch {
        // No storage here: then the next document knows nothing, and says so.
      }
    },
  };
}

/** The ids; undefined where nothing can be known: the document before was of another origin, or there is no storage. */
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
