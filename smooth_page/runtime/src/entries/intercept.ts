/**
 * Deciding about requests and writing documents: sent when Python routes requests, adds headers, is offline, or needs
 * scripts to run early.
 */
import { documentBody, go, openDocument, openFrame } from "../documents/open";
import { runInFrames } from "../documents/frame_scripts";
import { RequestInterceptor } from "../documents/request_interceptor";
import { reportOffline } from "../network/offline";
import { listenAgain } from "../documents/ready_state";
import { renew } from "../documents/fresh_window";
import type { Kernel } from "../kernel/kernel";
import type { Operations } from "../kernel/operation";

declare let __smooth_intercept: (kernel: Kernel) => void;

__smooth_intercept = (kernel) => {
  const interceptor = ((kernel.interceptor as RequestInterceptor | undefined) ??= new RequestInterceptor(kernel));
  const operations: Operations = {
    "intercept.go": { run: go },
    "intercept.renew": { run: renew },
    "intercept.open": { run: openDocument },
    "intercept.frame": { run: openFrame },
    "intercept.body": { run: documentBody },
  };
  kernel.register("intercept", operations, () => {
    runInFrames(kernel);
    interceptor.look();
    listenAgain();
    reportOffline(kernel);
  });
};
