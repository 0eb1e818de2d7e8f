import type { Kernel } from "../kernel/kernel";
import type { RequestInterceptor } from "./request_interceptor";

/**
 * The interceptor that the chunk `intercept` has installed. In a file of its own, because request_interceptor.ts
 * imports the files that use it.
 */
export function interceptorOf(kernel: Kernel): RequestInterceptor {
  return kernel.interceptor as RequestInterceptor;
}
