/** What is in messages: JavaScript values, handles, and how elements are found. */
/**
 * A JavaScript value on the wire. JSON values stay as they are; everything else is `Tagged`. Plain objects that have a
 * key `$`, or that occur twice, are tagged too.
 */
export type Wire = null | boolean | number | string | Wire[] | { [key: string]: Wire };

/** A whole number; an `int` in Python. */
export type Integer = number;

/** At most 4,000 characters: Python refuses longer ones from a page. */
export type ShortText = string;

/** A reference to an object that the page keeps for Python. It is gone with its document. */
export interface Handle {
  $: "handle";
  id: Integer;
  /** The document that keeps it. */
  doc: string;
  kind: "node" | "object";
  /** What `str(handle)` shows, e.g. `JSHandle@node`, `JSHandle@array`, `42`. */
  preview: string;
  /** That of a handle of which no document keeps anything. */
  value?: string | number | boolean | null;
}

/** An error that a script threw. */
export interface Thrown {
  $: "error";
  name: string;
  message: string;
  stack: string;
}

/** Values that JSON doesn't have: objects with a key `$`, which says what they are. */
export type Tagged =
  | UndefinedValue
  | NumberValue
  | BigIntValue
  | DateValue
  | UrlValue
  | RegexValue
  | Thrown
  | BytesValue
  | ObjectValue
  | ArrayValue
  | MapValue
  | SetValue
  | SeenValue
  | TextValue
  | Handle;

export interface UndefinedValue {
  $: "undefined";
}

export interface NumberValue {
  $: "number";
  v: "NaN" | "Infinity" | "-Infinity" | "-0";
}

export interface BigIntValue {
  $: "bigint";
  v: string;
}

/** In ms since 1970; null: an invalid date. */
export interface DateValue {
  $: "date";
  v: number | null;
}

export interface UrlValue {
  $: "url";
  v: string;
}

export interface RegexValue {
  $: "regexp";
  source: string;
  flags: string;
}

/** `type`: the name of a typed array's class, or ArrayBuffer. `v`: base64. */
export interface BytesValue {
  $: "bytes";
  type: string;
  v: string;
}

/** An object that occurs twice, or that has a key `$`. */
export interface ObjectValue {
  $: "object";
  id: Integer;
  v: [key: string, value: Wire][];
}

/** An array that occurs twice. */
export interface ArrayValue {
  $: "array";
  id: Integer;
  v: Wire[];
}

export interface MapValue {
  $: "map";
  id: Integer;
  v: [key: Wire, value: Wire][];
}

export interface SetValue {
  $: "set";
  id: Integer;
  v: Wire[];
}

/** An object, array, map or set that occurred before, by its id. */
export interface SeenValue {
  $: "ref";
  id: Integer;
}

/** What has no value, such as a symbol or a node, as a text that describes it. */
export interface TextValue {
  $: "text";
  v: string;
}

export type FrameId = string;

/** The element that an operation acts on: the match of a selector, or a handle. */
export interface Target {
  selector?: string;
  /** More than one match is an error. Locators are always strict. */
  strict?: boolean;
  /** Search below this element instead of in the frame's document. */
  root?: Handle;
  /** Instead of a selector. */
  handle?: Handle;
}

/** An element that a selector matched. */
export interface Match {
  preview: string;
  selector: string;
}

/** The source and the flags of a JavaScript regular expression. */
export interface Regex {
  source: string;
  flags: string;
}

/** In CSS pixels. */
export interface Size {
  width: Integer;
  height: Integer;
}

export type HeaderList = [name: string, value: string][];
