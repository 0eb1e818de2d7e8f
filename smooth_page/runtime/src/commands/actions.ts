/** Acting on elements. */
import type { Handle, Integer, Target, Wire } from "../contract";
import type { Button, Point } from "./values";

export type Modifier = "Alt" | "Control" | "ControlOrMeta" | "Meta" | "Shift";

export type Scroll = "auto" | "none";

export interface Pointing {
  target: Target;
  /** Relative to the element's padding box. Default: the middle of its first visible rectangle. */
  position?: Point;
  modifiers?: Modifier[];
  force?: boolean;
  trial?: boolean;
  scroll?: Scroll;
}

export interface FileData {
  name: string;
  mimeType: string;
  lastModified?: number;
  /** Its path inside a directory that is uploaded as a whole. */
  relativePath?: string;
  /** The content in base64, or the id of an upload that `files.append` filled. */
  base64?: string;
  upload?: string;
}

/** An option to select, by one of these. */
export interface OptionChoice {
  value?: string;
  label?: string;
  index?: Integer;
  valueOrLabel?: string;
  handle?: Handle;
}

export interface ActionsCommands {
  click: {
    params: Pointing & { button?: Button; clickCount?: Integer; delay?: number; steps?: Integer };
    result: null;
    acts: true;
  };
  dblclick: { params: Pointing & { button?: Button; delay?: number; steps?: Integer }; result: null; acts: true };
  hover: { params: Pointing; result: null; acts: true };
  tap: { params: Pointing; result: null; acts: true };
  check: { params: Pointing & { checked: boolean }; result: null; acts: true };
  fill: { params: { target: Target; value: string; force?: boolean }; result: null; acts: true };
  type: { params: { target: Target; text: string; delay?: number }; result: null; acts: true };
  press: { params: { target: Target; key: string; delay?: number }; result: null; acts: true };
  selectOption: {
    params: { target: Target; options: OptionChoice[]; force?: boolean };
    result: string[];
    acts: true;
  };
  selectText: { params: { target: Target; force?: boolean }; result: null; acts: true };
  setFiles: { params: { target: Target; files: FileData[]; directory?: boolean }; result: null; acts: true };
  /** Adds a piece of a file that is too large for one event. */
  "files.append": { params: { upload: string; base64: string }; result: null; acts: true };
  /** `part`: only the press on `target`, or the release on `to`, which may be in different kernels. */
  dragTo: {
    params: {
      target: Target;
      to: Target;
      part?: "press" | "release";
      sourcePosition?: Point;
      targetPosition?: Point;
      steps?: Integer;
      force?: boolean;
      trial?: boolean;
      scroll?: Scroll;
    };
    result: null;
    acts: true;
  };
  /** Drops files and data on the target. */
  drop: {
    params: { target: Target; files?: FileData[]; data?: Record<string, string>; position?: Point };
    result: null;
    acts: true;
  };
  focus: { params: { target: Target }; result: null; acts: true };
  blur: { params: { target: Target }; result: null; acts: true };
  dispatchEvent: { params: { target: Target; type: string; init: Wire }; result: null; acts: true };
  scrollIntoView: { params: { target: Target }; result: null; acts: true };
}
