/**
 * Loaded into the process that drives browsers. Shares the pipe of a browser, which the driver has to itself otherwise:
 *
 * - The engine sends DevTools commands through it (devtools.py): a command by the driver takes several times as long as the
 *   command. They have ids from FIRST on, and go to the driver's sessions, because each session of a page takes time in its
 *   navigations. The engine gets their answers, but no events, except that a session has ended.
 * - Companions run in a thread of this process (companion_thread.cjs), in DevTools sessions of their own. The browser lets a
 *   new window go on with its first client. So the driver, which would be that, waits until the companion has sent its scripts.
 *   Of the windows of one process, a command for one that goes on already would let the next one go on: each gets one such
 *   command. Those that can't reach their opener are alone in theirs, and wait for both clients.
 *
 * The browser names the engine's socket in the switch below. What is not the driver's is kept from it.
 */
"use strict";
const children = require("node:child_process");
const net = require("node:net");
const path = require("node:path");
const { PassThrough } = require("node:stream");
const { Worker } = require("node:worker_threads");

const SWITCH = "--smooth-devtools=";
/** One to two thousand million: ten digits that begin with 1. */
const OURS = /^\{"id":1\d{9},/;
/** The engine wants a companion for a context. */
const BEGIN = /^\{"companion":/;
/** The engine asks what the browser calls a context or a page of the driver's. */
const ASKS = /^\{"asks":/;
const NEW_CONTEXT = /^\{"id":\d+,"result":\{"browserContextId":"(\w+)"\}/;
/** Of the command that opens the companions' session with the browser. */
const ROOT = 1_999_999_999;
/** Of commands whose answers nobody waits for. */
const UNAWAITED = 1_999_999_998;
/** At the end of messages. Objects in them end with two braces. */
const SESSION = /"sessionId":"(\w+)"\}\0$/;
const LONGEST_SESSION = 60;
const ATTACHED = /^\{"method":"Target\.attachedToTarget","params":\{"sessionId":"(\w+)"/;
const DETACHED = /^\{"method":"Target\.detachedFromTarget","params":\{"sessionId":"(\w+)"/;
const SIZE = /"method":"(Browser\.setWindowBounds|Emulation\.setDeviceMetricsOverride)"/;
const GO_ON = '"method":"Runtime.runIfWaitingForDebugger"';
/** Messages that let a window go on are shorter than that, and those that give it a size. */
const SHORT = 200;
const LONGER = 1_000;
/** Milliseconds after which a window goes on in any case. */
const LONGEST_WAIT = 5_000;
const END = 0;

const { spawn } = children;
children.spawn = function (command, args, ...rest) {
  const child = spawn.call(this, command, args, ...rest);
  const given = Array.isArray(args) ? args.find((arg) => `${arg}`.startsWith(SWITCH)) : undefined;
  const [, , , commands, answers] = child.stdio ?? [];
  if (given && commands && answers) child.stdio[4] = new Pipe(child, given.slice(SWITCH.length)).drivers;
  return child;
};

class Pipe {
  /** What the driver reads. */
  drivers = new PassThrough();
  #companions;
  #engine;
  /** The latest context that the driver has made. */
  #context;
  /** The driver's DevTools sessions, by their targets. */
  #sessions = new Map();
  /** The targets of pages that the driver has opened, by their contexts. */
  #pages = new Map();

  constructor(child, address) {
    const [, , , commands, answers] = child.stdio;
    const write = commands.write.bind(commands);
    this.send = (message) => commands.writable && write(message);
    commands.write = this.#drivers(write);
    this.kill = () => child.kill("SIGKILL");
    this.#read(answers);
    const server = net.createServer((socket) => this.#serve(socket));
    server.on("error", () => {}); // the engine does without
    server.listen(address);
    server.unref();
    answers.once("close", () => {
      server.close();
      this.#engine?.destroy();
      this.#companions?.end();
    });
  }

  #read(answers) {
    answers.on("data", pieces((message) => this.#isElsewhere(message) || this.drivers.write(message)));
    answers.once("end", () => this.drivers.end());
    answers.once("close", () => this.drivers.end());
    answers.once("error", (error) => this.drivers.destroy(error));
  }

  /** How the driver writes: messages, and the zeros at their ends. */
  #drivers(write) {
    let held = false;
    return (data, ...rest) => {
      if (held && data === "\0") return !(held = false);
      held = this.#companions !== undefined && data.length < LONGER && this.#companions.holds(data);
      return held || write(data, ...rest);
    };
  }

  /** Whether a message of the browser is not the driver's. */
  #isElsewhere(message) {
    const head = headOf(message);
    if (OURS.test(head)) return this.#companions?.isRoot(message) || this.answer(message);
    const session = sessionOf(message);
    if (!session) this.#notes(message, head);
    return this.#companions?.takes(message, session, head) ?? false;
  }

  /** The browser attaches the driver to targets, and detaches it. It makes contexts for the driver. */
  #notes(message, head) {
    const [, attached] = ATTACHED.exec(head) ?? [];
    const [, detached] = DETACHED.exec(head) ?? [];
    if (attached) this.#attached(attached, JSON.parse(textOf(message)).params.targetInfo);
    if (detached) this.#ended(detached);
    this.#context = NEW_CONTEXT.exec(head)?.[1] ?? this.#context;
  }

  #attached(session, { targetId, type, browserContextId, openerId }) {
    this.#sessions.set(targetId, session);
    if (type === "page" && !openerId) this.#pages.set(browserContextId, targetId);
  }

  #ended(ended) {
    for (const [target, session] of this.#sessions) if (session === ended) this.#sessions.delete(target);
    for (const [context, target] of this.#pages) if (!this.#sessions.has(target)) this.#pages.delete(context);
    this.answer(`${JSON.stringify({ ended })}\0`);
  }

  answer(message) {
    this.#engine?.write(message);
    return true;
  }

  #serve(socket) {
    this.#engine = socket;
    socket.on("data", pieces((message) => this.#asked(message)));
    socket.on("error", () => {}); // the engine has ended
  }

  #asked(message) {
    const head = message.toString("latin1", 0, 20);
    if (BEGIN.test(head)) this.#begin(message);
    else if (ASKS.test(head)) this.#tell(JSON.parse(textOf(message)));
    else this.send(message);
  }

  #tell({ asks, id, context = this.#context }) {
    const target = this.#pages.get(context);
    const result = asks === "page" ? { target, session: this.#sessions.get(target) } : { context };
    this.answer(`${JSON.stringify({ id, result })}\0`);
  }

  #begin(message) {
    this.#companions ??= new Companions(this);
    const asked = JSON.parse(textOf(message));
    if (asked.unobserved) this.#leaveUnobserved(asked.companion.tab);
    this.#companions.begin(asked);
  }

  /** The driver would hear of each request of the tab, as the companion does: that takes time, and nothing uses it. */
  #leaveUnobserved(tab) {
    const sessionId = this.#sessions.get(tab);
    if (sessionId) this.send(`${JSON.stringify({ id: UNAWAITED, method: "Network.disable", params: {}, sessionId })}\0`);
  }
}

/** The windows that pages of contexts with companions open, until these have sent their scripts. */
class Windows {
  contexts = new Set();
  /** By DevTools session: the windows that are new to the driver, or to a companion. */
  #targets = new Map();
  /** Those that have a process of their own. */
  #alone = new Set();
  /** Of the driver: the pages of contexts with companions, which know their sizes. */
  #sized = new Set();
  /** By window: the driver's message that is held, or null if a companion was quicker. */
  #waiting = new Map();

  #pipe;

  constructor(pipe) {
    this.#pipe = pipe;
  }

  /** The driver, or a companion, is attached to something. */
  attached(message) {
    const { sessionId, targetInfo, waitingForDebugger } = JSON.parse(textOf(message)).params;
    const { targetId, type, browserContextId, openerId, canAccessOpener } = targetInfo;
    if (waitingForDebugger && type === "page" && this.contexts.has(browserContextId)) this.#sized.add(sessionId);
    if (!waitingForDebugger || type !== "page" || !openerId || !this.contexts.has(browserContextId)) return;
    this.#targets.set(sessionId, targetId);
    if (!canAccessOpener) this.#alone.add(targetId);
  }

  detached(session) {
    this.#targets.delete(session);
    this.#sized.delete(session);
  }

  /** Whether a message of the driver would give a page the size of its context, and is answered here. */
  sizes(text) {
    const message = text.replace("\0", "");
    if (!this.#sized.has(JSON.parse(message).sessionId)) return false;
    this.#answer(message);
    return true;
  }

  /** Whether a message of the driver is held. */
  holds(text) {
    const message = text.replace("\0", "");
    const target = this.#target(message);
    if (target === undefined) return false;
    if (!this.#waiting.delete(target)) this.#hold(target, message);
    else if (this.#alone.delete(target)) return false;
    else this.#answer(message);
    return true;
  }

  #hold(target, message) {
    this.#waiting.set(target, message);
    setTimeout(() => {
      if (this.#waiting.get(target) !== message) return;
      this.#waiting.delete(target);
      this.#alone.delete(target);
      this.#send(message);
    }, LONGEST_WAIT).unref();
  }

  /** A companion lets a window go on. */
  sent(message) {
    const target = message.length < SHORT && message.includes(GO_ON) ? this.#target(message) : undefined;
    if (target === undefined) return;
    const held = this.#waiting.get(target);
    if (!held) return void this.#waiting.set(target, null);
    this.#waiting.delete(target);
    if (this.#alone.delete(target)) this.#send(held);
    else this.#answer(held);
  }

  #send(message) {
    this.#pipe.send(`${message}\0`);
  }

  /** Answers the driver in the browser's place. */
  #answer(message) {
    const { id, sessionId } = JSON.parse(message);
    this.#pipe.drivers.write(`${JSON.stringify({ id, result: {}, sessionId })}\0`);
  }

  /** The window that a message is for, once. */
  #target(message) {
    const { sessionId } = JSON.parse(message);
    const target = this.#targets.get(sessionId);
    this.#targets.delete(sessionId);
    return target;
  }
}

/** The thread with the companions of a browser's contexts. */
class Companions {
  #thread;
  /** Their DevTools sessions. */
  #sessions = new Set();
  #windows;

  constructor(pipe) {
    this.#windows = new Windows(pipe);
    this.#thread = new Worker(path.join(__dirname, "companion_thread.cjs"), { execArgv: [], stdout: true, stderr: true });
    this.#thread.unref();
    this.#thread.on("message", (message) => {
      if (typeof message !== "string") return pipe.answer(`${JSON.stringify(message)}\0`);
      pipe.send(`${message}\0`);
      this.#windows.sent(message);
    });
    // The sessions that it serves would wait for it forever.
    this.#thread.on("error", pipe.kill);
    pipe.send(`${JSON.stringify({ id: ROOT, method: "Target.attachToBrowserTarget", params: {} })}\0`);
  }

  begin(asked) {
    this.#windows.contexts.add(asked.companion.context);
    this.#thread.postMessage(asked);
  }

  /** Whether a message of the driver does not reach the browser, or does later. */
  holds(message) {
    if (message.includes(GO_ON)) return message.length < SHORT && this.#windows.holds(message);
    return SIZE.test(message) && this.#windows.sizes(message);
  }

  /** Takes the answer with the session of the browser itself. */
  isRoot(message) {
    if (!message.toString("latin1", 0, 20).startsWith(`{"id":${ROOT},`)) return false;
    const root = JSON.parse(textOf(message)).result.sessionId;
    this.#sessions.add(root);
    this.#thread.postMessage({ root });
    return true;
  }

  /** Takes a message of one of their sessions. */
  takes(message, session, head) {
    const attached = ATTACHED.exec(head)?.[1];
    if (attached) this.#windows.attached(message);
    if (!this.#sessions.has(session)) return false;
    if (attached) this.#sessions.add(attached);
    else {
      const detached = DETACHED.exec(head)?.[1];
      this.#sessions.delete(detached);
      this.#windows.detached(detached);
    }
    this.#thread.postMessage(textOf(message)); // each by itself: promises that one settles come before the next one
    return true;
  }

  end() {
    void this.#thread.terminate();
  }
}

/** The DevTools session of a message; undefined for those of the driver's connection itself. */
function sessionOf(message) {
  return SESSION.exec(message.toString("latin1", Math.max(0, message.length - LONGEST_SESSION)))?.[1];
}

function headOf(message) {
  return message.toString("latin1", 0, 2 * LONGEST_SESSION + 20);
}

function textOf(message) {
  return message.toString("utf8", 0, message.length - 1);
}

/** Calls `each` with every message of a stream, which ends with a zero. */
function pieces(each) {
  let begun = [];
  return (chunk) => {
    let begin = 0;
    for (let end = chunk.indexOf(END); end >= 0; end = chunk.indexOf(END, begin)) {
      const piece = chunk.subarray(begin, end + 1);
      each(begun.length ? Buffer.concat([...begun, piece]) : piece);
      begun = [];
      begin = end + 1;
    }
    if (begin < chunk.length) begun.push(chunk.subarray(begin));
  };
}
