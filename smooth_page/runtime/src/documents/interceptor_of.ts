import type { Kernel } from "../kernel/kernel";
import type { RequestInterceptor } from "./request_interceptor";

/** The one that the chunk has put there. */
export function interceptorOf(kernel: Kernel): RequestInterceptor {
  return kernel.interceptor as RequestInterceptor;
}
