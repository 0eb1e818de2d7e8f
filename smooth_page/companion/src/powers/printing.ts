/** PDFs. They can be large, so Python fetches them in pieces. */
import type { Commands, StreamPiece } from "../../../runtime/src/commands";
import { piece } from "../devtools/stream";
import type { Target } from "../target";
import type { Power } from "./powers";

type Powers = { [Op in "page.pdf" | "stream.read"]: Power<Commands[Op]["params"], StreamPiece> };

export const printing: Powers = {
  async "page.pdf"({ document }, { options }) {
    const { page } = document.target.tab;
    const { stream } = await printed(page, { ...options, transferMode: "ReturnAsStream" });
    return piece(page, stream!);
  },

  "stream.read": ({ document }, { stream }) => piece(document.target.tab.page, stream),
};

async function printed(page: Target, params: Parameters<typeof page.send<"Page.printToPDF">>[1]) {
  try {
    return await page.send("Page.printToPDF", params);
  } catch (error) {
    throw new Error(`Protocol error (Page.printToPDF): ${(error as Error).message}`);
  }
}
