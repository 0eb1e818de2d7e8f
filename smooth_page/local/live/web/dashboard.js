/** All sessions of the engine, as they are. */
const $ = (id) => document.getElementById(id);
const token = new URLSearchParams(location.search).get("token") ?? "";
const at = (path) => `/dashboard/sessions${path}?token=${encodeURIComponent(token)}`;
const tiles = new Map();
const PAUSE = 1000;

function tileOf({ id }) {
  let tile = tiles.get(id);
  if (!tile) {
    tile = $("tile").content.cloneNode(true).firstElementChild;
    tile.dataset.id = id;
    tile.querySelector(".end").addEventListener("click", () => end(id));
    tiles.set(id, tile);
  }
  return tile;
}

async function end(id) {
  if (confirm(`End the session ${id}?`)) await fetch(at(`/${id}`), { method: "DELETE" });
  await look();
}

function show(session) {
  const tile = tileOf(session);
  const text = (name, value) => (tile.querySelector(name).textContent = value);
  const age = Math.round((Date.now() - session.created_at) / 1000);
  text(".name", session.id);
  text(".address", session.url);
  text(".facts", `${session.status}, ${session.device}, ${session.events} events, ${session.errors} failed, ${age} s`);
  text(".reason", session.reason);
  tile.className = session.over ? "over" : "";
  const button = tile.querySelector(".end");
  button.hidden = session.over;
  button.setAttribute("aria-label", `End ${session.id}`);
  tile.querySelector(".watch").href = session.watch;
  for (const link of tile.querySelectorAll(".name, .picture")) link.href = session.view;
  const image = tile.querySelector("img");
  image.alt = `What ${session.id} shows`;
  if (!session.over && !document.hidden) image.src = `${session.picture}&at=${Date.now()}`;
  return tile;
}

async function look() {
  try {
    const answer = await fetch(at(""));
    if (!answer.ok) throw new Error(`${answer.status}`);
    const { sessions, memory } = await answer.json();
    list(sessions.map(show));
    for (const id of tiles.keys()) if (!sessions.some((session) => session.id === id)) tiles.delete(id);
    const open = sessions.filter(({ over }) => !over).length;
    say(`${open} open, ${sessions.length - open} ended`);
    $("memory").textContent = memory ? `${Math.round(memory / 2 ** 20)} MB in use` : "";
  } catch (error) {
    say(`The engine does not answer (${error.message})`);
  }
}

/** Only what is new is inserted, so that the keyboard stays where it is. */
function list(wanted) {
  const parent = $("sessions");
  for (const tile of [...parent.children]) if (!wanted.includes(tile)) tile.remove();
  wanted.forEach((tile, index) => parent.children[index] === tile || parent.insertBefore(tile, parent.children[index] ?? null));
}

/** Screen readers read it aloud when it changes. */
function say(text) {
  if ($("state").textContent !== text) $("state").textContent = text;
}

for (;;) {
  await look();
  await new Promise((done) => setTimeout(done, PAUSE));
}
