/**
 * Loaded into the process that drives browsers. Lets the engine send DevTools commands through the pipe of a browser itself
 * (devtools.py): a command by the driver takes several times as long as the command.
 *
 * The browser names the engine's socket in the switch below. The engine's commands have ids from FIRST on, so they differ
 * from the driver's. It gets their answers, but no events. The driver ignores answers of sessions that it has not made.
 */
"use strict";
const children = require("node:child_process");
const net = require("node:net");

const SWITCH = "--smooth-devtools=";
/** One to two thousand million: ten digits that begin with 1. */
const OURS = /^\{"id":1\d{9},/;
const END = 0;

const { spawn } = children;
children.spawn = function (command, args, ...rest) {
  const child = spawn.call(this, command, args, ...rest);
  const given = Array.isArray(args) ? args.find((arg) => `${arg}`.startsWith(SWITCH)) : undefined;
  const [, , , commands, answers] = child.stdio ?? [];
  if (given && commands && answers) serve(given.slice(SWITCH.length), commands, answers);
  return child;
};

function serve(path, commands, answers) {
  const server = net.createServer((socket) => {
    const take = pieces((message) => OURS.test(message.latin1Slice(0, 20)) && socket.write(message));
    answers.on("data", take);
    socket.on("data", pieces((message) => commands.writable && commands.write(message)));
    socket.on("error", () => {}); // the engine has ended
    socket.on("close", () => answers.off("data", take));
    answers.once("close", () => socket.destroy());
  });
  server.on("error", () => {}); // the engine does without
  server.listen(path);
  server.unref();
  answers.once("close", () => server.close());
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
