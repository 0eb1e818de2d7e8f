/** What errors say of pages that are closed: `CLOSED` of smooth_page/errors.py. */
export const CLOSED = "Target page, context or browser has been closed";
