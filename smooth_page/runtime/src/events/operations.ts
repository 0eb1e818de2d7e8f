import { type Operations, sleep } from "../kernel/operation";

export const operations: Operations = {
  "page.watch": {
    *run(call) {
      yield* sleep(Infinity, (wake) => call.kernel.watchNews(wake));
      return null;
    },
  },
};
