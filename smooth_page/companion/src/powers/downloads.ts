/** The bytes of downloaded files. */
import type { Commands } from "../../../runtime/src/commands";
import type { Download } from "../downloads/download";
import type { Asker, Power } from "./powers";

type Powers = { [Op in "download.read" | "download.cancel"]: Power<Commands[Op]["params"], Commands[Op]["result"]> };

export const downloads: Powers = {
  "download.read": async (asker, { download, offset }) => known(asker, download).piece(offset),

  async "download.cancel"(asker, { download }) {
    known(asker, download).cancel();
    return null;
  },
};

function known({ companion }: Asker, id: string): Download {
  const download = companion.downloads.get(id);
  if (!download) throw new Error("The browser does not keep the file any more");
  return download;
}
