/** Images of a tab as the browser draws it. */
import type { Shot } from "../../../runtime/src/screenshot/capture";
import type { Target } from "../target";
import type { Power } from "./powers";

const CLEAR = { r: 0, g: 0, b: 0, a: 0 };

export const screenshots: { "screenshot.take": Power<Shot, string> } = {
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

async function take(page: Target, { area, scale, beyond, type, quality }: Shot): Promise<string> {
  const params = {
    format: type,
    ...(quality === undefined ? {} : { quality }),
    clip: { ...area, scale },
    captureBeyondViewport: beyond,
  };
  return (await page.emulation.undisturbed(() => page.send("Page.captureScreenshot", params))).data;
}
