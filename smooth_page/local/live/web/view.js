/** The live view of a session: pictures of its tab, what happens, and mouse and keyboard for it. */
const $ = (id) => document.getElementById(id);
const canvas = $("screen");
const context = canvas.getContext("2d");
const keys = $("keys");
const interactive = document.documentElement.dataset.interactive === "true";
const MOST_LINES = 300;
const VK = { Backspace: 8, Tab: 9, Enter: 13, Escape: 27, PageUp: 33, PageDown: 34, End: 35, Home: 36, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Delete: 46 };
const MOVED = 8; // pixels from which on a finger scrolls
let frames = 0;
let over = false;
let shown; // the number of the tab

const address = new URL(location.pathname.replace(/\/$/, "") + "/socket", location.href);
address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
address.search = location.search;
const socket = new WebSocket(address);
socket.binaryType = "blob";

socket.onopen = () => state(interactive ? "Live. Mouse and keyboard reach the tab; Shift+Esc takes the keyboard back." : "Live, read-only.");
socket.onclose = () => over || state("The connection is lost. Reload to see the session again.");
socket.onmessage = ({ data }) => (typeof data === "string" ? received(JSON.parse(data)) : drawn(data));

function state(text) {
  $("state").textContent = text;
}

async function drawn(blob) {
  const picture = await createImageBitmap(blob);
  if (canvas.width !== picture.width || canvas.height !== picture.height) {
    canvas.width = picture.width;
    canvas.height = picture.height;
  }
  context.drawImage(picture, 0, 0);
  picture.close();
  document.documentElement.dataset.frames = String(++frames);
}

function received(line) {
  if (line.kind === "tabs") tabs(line);
  else if (line.kind === "end") {
    over = true;
    document.documentElement.dataset.over = "true";
    state(`The session has ended (${line.status})${line.reason ? `: ${line.reason}` : "."}`);
  } else if (line.kind === "event") {
    add(line, line.code === 200 ? "event" : "failed", `${line.name} ${line.what}`.trim(), `${line.ms} ms${line.code === 200 ? "" : `, ${line.code}`}`);
  } else if (line.kind === "console") add(line, line.type === "error" ? "failed" : "console", line.text, `console.${line.type}`);
}

function tabs({ tabs, shown: number, follows }) {
  shown = number;
  const { title, url } = tabs.find(({ tab }) => tab === shown);
  $("title").textContent = title || "Untitled";
  $("address").textContent = url;
  document.title = title || url;
  canvas.setAttribute("aria-label", `What the tab shows: ${title || url}`);
  $("follow").checked = follows;
  $("tabs").hidden = tabs.length < 2;
  const list = $("tabs").firstElementChild;
  while (list.children.length > tabs.length) list.lastChild.remove();
  tabs.forEach((tab, index) => {
    const button = list.children[index]?.firstChild ?? list.appendChild(document.createElement("li")).appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = tab.title || tab.url;
    button.title = tab.url;
    button.onclick = () => choose(tab.tab);
    button.setAttribute("aria-current", String(tab.tab === shown));
  });
}

const choose = (tab) => socket.send(JSON.stringify({ kind: "tab", tab }));
$("follow").onchange = () => choose($("follow").checked ? null : shown);

function add({ time }, kind, text, aside) {
  const item = document.createElement("li");
  item.className = kind;
  const when = document.createElement("time");
  when.dateTime = new Date(time).toISOString();
  when.textContent = new Date(time).toLocaleTimeString();
  const what = document.createElement("span");
  what.textContent = text;
  const more = document.createElement("small");
  more.textContent = aside;
  item.append(when, what, more);
  $("lines").prepend(item);
  while ($("lines").children.length > MOST_LINES) $("lines").lastChild.remove();
}

// -- mouse and keyboard -------------------------------------------------------------------------------------------------

const send = (message) => socket.readyState === WebSocket.OPEN && !over && socket.send(JSON.stringify({ ...message, tab: shown }));
const modifiers = (event) => +event.altKey + 2 * event.ctrlKey + 4 * event.metaKey + 8 * event.shiftKey;

function point(event) {
  const box = canvas.getBoundingClientRect();
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height, modifiers: modifiers(event) };
}

let last = { time: 0, x: 0, y: 0, clicks: 0 };
function clicks(event) {
  const again = event.timeStamp - last.time < 500 && Math.hypot(event.clientX - last.x, event.clientY - last.y) < 5;
  last = { time: event.timeStamp, x: event.clientX, y: event.clientY, clicks: again ? Math.min(3, last.clicks + 1) : 1 };
  return last.clicks;
}

/** A finger clicks where it does not move, else it scrolls. */
let finger;

function press(event) {
  send({ kind: "mouse", type: "move", ...point(event) });
  send({ kind: "mouse", type: "down", ...point(event), button: event.button, buttons: 1 << [0, 2, 1][event.button], clicks: clicks(event) });
}

function release(event) {
  send({ kind: "mouse", type: "up", ...point(event), button: event.button, buttons: event.buttons, clicks: last.clicks });
}

function slide(event) {
  const [dx, dy] = [finger.x - event.clientX, finger.y - event.clientY];
  if (!finger.scrolls && Math.hypot(dx, dy) < MOVED) return;
  const scale = canvas.width / canvas.getBoundingClientRect().width;
  send({ kind: "mouse", type: "wheel", ...point(event), dx: dx * scale, dy: dy * scale });
  finger = { x: event.clientX, y: event.clientY, scrolls: true };
}

function control() {
  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    if (event.pointerType === "touch") finger = { x: event.clientX, y: event.clientY, scrolls: false };
    else {
      keys.focus({ preventScroll: true });
      canvas.setPointerCapture(event.pointerId);
      press(event);
    }
  });
  canvas.addEventListener("pointerup", (event) => {
    if (event.pointerType !== "touch") return release(event);
    if (!finger || finger.scrolls) return;
    keys.focus({ preventScroll: true });
    press(event);
    release(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") send({ kind: "mouse", type: "move", ...point(event), buttons: event.buttons });
    else if (finger) slide(event);
  });
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      send({ kind: "mouse", type: "wheel", ...point(event), dx: event.deltaX, dy: event.deltaY });
    },
    { passive: false },
  );
  const key = (type) => (event) => {
    if (event.isComposing || event.key === "Process" || event.key === "Unidentified" || event.key === "Dead") return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "v") return; // pasted as text
    if (event.key === "Escape" && event.shiftKey) return keys.blur(); // back to this page
    event.preventDefault();
    send({ kind: "key", type, key: event.key, code: event.code, modifiers: modifiers(event), number: VK[event.key] ?? event.keyCode });
  };
  keys.addEventListener("keydown", key("down"));
  keys.addEventListener("keyup", key("up"));
  keys.addEventListener("paste", (event) => {
    event.preventDefault();
    send({ kind: "text", text: event.clipboardData.getData("text/plain") });
  });
  // What phones and input methods write.
  const written = () => {
    if (keys.value) send({ kind: "text", text: keys.value });
    keys.value = "";
  };
  keys.addEventListener("compositionend", written);
  keys.addEventListener("input", (event) => event.isComposing || written());
}

if (interactive) control();
else keys.remove();
