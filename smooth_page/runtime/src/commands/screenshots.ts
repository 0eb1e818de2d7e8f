/** Screenshots, what a tab shows over time, and PDF files. */
import type { Integer, Target, Wire } from "../contract";
import type { Rect, StreamPiece } from "./values";

/** Of the DevTools command Page.printToPDF. In inches. */
export interface PdfOptions {
  landscape: boolean;
  displayHeaderFooter: boolean;
  headerTemplate: string;
  footerTemplate: string;
  printBackground: boolean;
  scale: number;
  paperWidth: number;
  paperHeight: number;
  marginTop: number;
  marginRight: number;
  marginBottom: number;
  marginLeft: number;
  pageRanges: string;
  preferCSSPageSize: boolean;
  generateTaggedPDF: boolean;
  generateDocumentOutline: boolean;
}

/** What a tab has shown: a JPEG. `time` in ms since 1970. The size is that of the viewport, in CSS pixels. */
export interface ScreencastFrame {
  number: Integer;
  base64: string;
  time: number;
  width: number;
  height: number;
}

/** `more`: there are further ones. `now`: the browser's time. */
export interface ScreencastPiece {
  frames: ScreencastFrame[];
  more: boolean;
  now: number;
}

export interface ScreenshotsCommands {
  /**
   * Returns what a tab has shown since the frame of that number. The settings of the tab say what is recorded. `window`: that
   * of another tab than the one that is asked. `last`: nothing more is recorded, so what is empty then is forgotten.
   */
  "screencast.read": {
    params: { window?: string; name: string; after: Integer; last: boolean };
    result: ScreencastPiece;
  };
  /** Returns the first piece of the PDF. */
  "page.pdf": { params: { options: PdfOptions }; result: StreamPiece };
  /** The next piece of what the browser writes. */
  "stream.read": { params: { stream: string }; result: StreamPiece };
  /** An encoded image of the element, or of the page. `clip` is relative to the top left corner of that. */
  screenshot: {
    params: {
      target?: Target;
      type: "png" | "jpeg" | "webp";
      quality?: Integer;
      clip?: Rect;
      fullPage?: boolean;
      omitBackground?: boolean;
      scale?: "css" | "device";
      mask?: Target[];
      maskColor?: string;
      style?: string;
      animations?: "allow" | "disabled";
      /** A page that draws itself has none. */
      caret?: "hide" | "initial";
      /** A page with more elements does not draw itself, because that would take long. */
      mostElements?: Integer;
    };
    result: Wire;
  };
}
