/**
 * A thread of the process that drives browsers, with the companions of one browser's contexts (devtools_pipe.cjs): gives
 * them the chunks of the runtime, and a connection to DevTools whose messages are those of one session with the browser.
 */
"use strict";
const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { parentPort } = require("node:worker_threads");

const PACKAGE = path.join(__dirname, "..");
const CHUNKS = path.join(PACKAGE, "runtime", "dist");

/** As in a browser, an error that nothing handles ends nothing else. */
for (const name of ["uncaughtException", "unhandledRejection"]) process.on(name, (error) => console.warn(error));

const root = Promise.withResolvers();
const devtools = {
  ending: "",
  /** A message without a session is for the browser. */
  send(message) {
    parentPort.postMessage(message.endsWith('"}') ? message : `${message.slice(0, -1)}${this.ending}`);
  },
  received(message) {
    this.onmessage(message.endsWith(this.ending) ? `${message.slice(0, -this.ending.length)}}` : message);
  },
};

parentPort.on("message", (message) => {
  if (typeof message === "string") devtools.received(message);
  else if (message.root) root.resolve(message.root);
  else void begin(message);
});

async function begin({ companion: { context, tab }, id }) {
  try {
    await prepared();
    await globalThis.begin(context, tab);
    parentPort.postMessage({ id, result: {} });
  } catch (error) {
    parentPort.postMessage({ id, error: { message: String(error?.message ?? error) } });
  }
}

let preparing;
function prepared() {
  return (preparing ??= prepare());
}

async function prepare() {
  devtools.ending = `,"sessionId":"${await root.promise}"}`;
  const { userAgent } = await version();
  const platform = process.platform === "darwin" ? "MacIntel" : process.platform; // as far as keyboards differ
  Object.defineProperty(globalThis, "navigator", { value: { userAgent, platform } });
  const names = readdirSync(CHUNKS).filter((name) => name.endsWith(".js"));
  const chunks = Object.fromEntries(names.map((name) => [name.slice(0, -3), readFileSync(path.join(CHUNKS, name), "utf8")]));
  Object.assign(globalThis, { devtools, chunks });
  require(path.join(PACKAGE, "companion", "dist", "hidden_page.js"));
}

function version() {
  return new Promise((resolve) => {
    devtools.onmessage = (message) => resolve(JSON.parse(message).result);
    devtools.send(JSON.stringify({ id: 0, method: "Browser.getVersion", params: {} }));
  });
}
