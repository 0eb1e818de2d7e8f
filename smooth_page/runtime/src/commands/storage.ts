/** Cookies, storages and databases. */
import type { Integer } from "../contract";
import type { None } from "./values";

export interface NameAndValue {
  name: string;
  value: string;
}

/** A cookie that scripts can't see, as `document.cookie` sets and deletes it. */
export interface HiddenCookie {
  name: string;
  set: string;
  unset: string;
}

/** A cookie that scripts can see. `expires` in seconds since the epoch; -1 for a session cookie. */
export interface SeenCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  expires: number;
  secure: boolean;
  sameSite: "Strict" | "Lax" | "None";
}

/** The cookies and the local storage of a document. `hidden`: indices of the hidden cookies asked about that exist. */
export interface DocumentState {
  origin: string;
  userAgent: string;
  hidden: Integer[];
  cookies: SeenCookie[];
  items: NameAndValue[];
}

/** A cookie of the browser, in the shape of Playwright's. `expires` in seconds since the epoch; -1 for a session cookie. */
export interface BrowserCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  expires?: number;
  httpOnly?: boolean;
  secure?: boolean;
  sameSite?: "Strict" | "Lax" | "None";
  /** The site of the page in which it exists, if it exists there only. */
  partitionKey?: string;
  /** Whether its document is in one of another site. */
  _crHasCrossSiteAncestor?: boolean;
}

/** All cookies of a session, and the user agent of its browser. */
export interface SessionCookies {
  cookies: BrowserCookie[];
  userAgent: string;
}

/** All that a session keeps, in the shape of Playwright's storage state. */
export interface SessionState {
  cookies: BrowserCookie[];
  origins: OriginState[];
}

/** What an origin keeps, in the shape of Playwright's storage state. */
export interface OriginState {
  origin: string;
  localStorage: NameAndValue[];
  indexedDB?: Database[];
  opfs?: PrivateFile[];
}

/** A file or a folder of an origin's private file system. */
export interface PrivateFile {
  path: string;
  type: "file" | "directory";
  base64?: string;
}

/** An IndexedDB database, in the shape of Playwright's storage state. */
export interface Database {
  name: string;
  version: Integer;
  stores: ObjectStore[];
}

export interface ObjectStore {
  name: string;
  autoIncrement: boolean;
  keyPath?: string;
  keyPathArray?: string[];
  indexes: StoreIndex[];
  /** `key` or `keyEncoded` (where the store has no key path), `value` or `valueEncoded`. */
  records: Record<string, unknown>[];
}

export interface StoreIndex {
  name: string;
  keyPath?: string;
  keyPathArray?: string[];
  multiEntry: boolean;
  unique: boolean;
}

export type Area = "local" | "session";

export interface StorageCommands {
  /** The cookies and the local storage of the main document's origin; null if it can't have any. */
  "state.read": { params: { hidden: HiddenCookie[] }; result: DocumentState | null };
  /** Sets cookies, as `document.cookie` takes them, and items of the local storage; `clear`: empties that first. */
  "state.give": { params: { cookies: string[]; items: NameAndValue[]; clear: boolean }; result: null };
  /** Requests a URL of the document's origin with a username and a password, which the browser then remembers. */
  "state.login": { params: { url: string; username: string; password: string }; result: boolean };
  /** The databases of the main document's origin. */
  "databases.read": { params: None; result: Database[] };
  /** `clear`: deletes all other databases of the origin. */
  "databases.give": { params: { databases: Database[]; clear: boolean }; result: null };
  /** All cookies of the session. */
  "session.cookies": { params: None; result: SessionCookies };
  /**
   * Sets cookies, after it has deleted those that are `gone`; `clear`: all of them. It sets none if the browser does not
   * accept one; if it is `lenient`, it sets the others.
   */
  "session.setCookies": {
    params: { cookies: BrowserCookie[]; gone: BrowserCookie[]; clear: boolean; lenient: boolean };
    result: null;
  };
  /** Its cookies, and what the origins that it has visited keep; with or without databases and private files. */
  "session.state": { params: { databases: boolean; files: boolean }; result: SessionState };
  /** Adds to the state, or replaces it. */
  "session.giveState": { params: { cookies: BrowserCookie[]; origins: OriginState[]; clear: boolean }; result: null };
  "storage.all": { params: { area: Area }; result: NameAndValue[] };
  "storage.get": { params: { area: Area; name: string }; result: string | null };
  "storage.set": { params: { area: Area; name: string; value: string }; result: null };
  "storage.remove": { params: { area: Area; name: string }; result: null };
  "storage.clear": { params: { area: Area }; result: null };
}
