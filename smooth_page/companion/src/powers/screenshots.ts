/** Images of a tab as the browser draws it. */
import type { Shot } from "../../../runtime/src/screenshot/capture";
import type { Elsewhere } from "../../../runtime/src/selectors/elsewhere";
import type { Preparation } from "../../../runtime/src/screenshot/prepared";
import type { Companion } from "../companion";
import { Frames } from "../documents/frames";
import { loadSurroundings } from "../documents/chunks";
import type { Document, Target } from "../target";
import type { Power } from "./powers";

const CLEAR = { r: 0, g: 0, b: 0, a: 0 };

interface Powers {
  [name: string]: Power;
  "screenshot.prepare": Power<Preparation, null>;
  "screenshot.restore": Power<unknown, null>;
  "screenshot.take": Power<Shot, string>;
}

export const screenshots: Powers = {
  /** In all documents of the tab but the one that asks, which prepares itself and what it reaches. */
  async "screenshot.prepare"({ companion, document }, { masks, maskColor, ...wishes }) {
    const others = document.target.tab.documents.filter((each) => each !== document && each.kernel);
    await Promise.all(
      others.map(async (each) => {
        await loadSurroundings(each);
        await each.target.inKernel(each, `kernel.prepared.calm(${JSON.stringify(wishes)})`);
      }),
    );
    await cover(companion, masks, maskColor);
    return null;
  },

  async "screenshot.restore"({ document }) {
    const { documents } = document.target.tab;
    await Promise.allSettled(documents.map((each) => each.target.inKernel(each, "kernel.prepared?.restore()")));
    return null;
  },

  async "screenshot.take"({ document }, shot) {
    const { page } = document.target.tab;
    if (!shot.transparent) return take(page, shot);
    await page.send("Emulation.setDefaultBackgroundColorOverride", { color: CLEAR });
    try {
      return await take(page, shot);
    } finally {
      await page.send("Emulation.setDefaultBackgroundColorOverride", {});
    }
  },
};

async function cover(companion: Companion, masks: Elsewhere[], color: string | undefined): Promise<void> {
  for (const frame of new Set(masks.map((mask) => mask.frame))) {
    const document = await companion.frames.presentOf(Frames.named(frame));
    if (!document) continue;
    const selectors = masks.filter((mask) => mask.frame === frame).map(({ selector }) => selector);
    await cover(companion, await covered(document, selectors, color), color);
  }
}

/** Returns what is in frames further in. */
async function covered(document: Document, selectors: string[], color: string | undefined): Promise<Elsewhere[]> {
  await loadSurroundings(document);
  const args = `${JSON.stringify(selectors)}, ${JSON.stringify(color)}`;
  return (await document.target.inKernel(document, `kernel.prepared.cover(${args})`)) as Elsewhere[];
}

async function take(page: Target, { area, scale, beyond, type, quality }: Shot): Promise<string> {
  const params = {
    format: type,
    ...(quality === undefined ? {} : { quality }),
    clip: { ...area, scale },
    captureBeyondViewport: beyond,
  };
  return (await page.emulation.undisturbed(() => page.send("Page.captureScreenshot", params))).data;
}
