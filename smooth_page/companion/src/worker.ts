/** The extension's service worker. */
import { Companion } from "./companion";
import { ChromeHost } from "./hosts/chrome";

// The browser wakes the worker up for its listeners, so they are there before anything is awaited.
void new Companion(new ChromeHost()).start();
