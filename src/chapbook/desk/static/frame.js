// What every page of the desk shares: its words, talking to the server, the status line, help, language, events.

export const words = JSON.parse(document.body.dataset.strings);
const said = document.getElementById("said");
const saved = document.getElementById("saved");
const problem = document.getElementById("problem");

export function say(text) {
  said.textContent = text;
}

export function complain(text) {
  problem.textContent = text;
  problem.hidden = !text;
}

export class Refused extends Error {}

// Where words stand is counted in one scan: when that is replaced the page is made anew.
export function renew(scan) {
  if (scan && scan !== document.body.dataset.scan) location.reload();
}

async function answered(answer) {
  const type = answer.headers.get("content-type") ?? "";
  const body = type.startsWith("application/json") ? await answer.json() : await answer.text();
  if (answer.ok) return body;
  if (body.scan) renew(body.scan);
  throw new Refused(body.problem ?? body);
}

export async function get(address) {
  return answered(await fetch(address));
}

let waiting = 0;
let chain = Promise.resolve();

// Writes go one after another, in the order in which the editor made them.
export function post(address, body = {}) {
  waiting += 1;
  saved.textContent = words.said_saving;
  saved.classList.add("busy");
  const by = document.getElementById("editor").value;
  const send = async () => {
    try {
      const answer = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...body, by, scan: document.body.dataset.scan }),
      });
      return await answered(answer);
    } catch (error) {
      const lost = !(error instanceof Refused);
      complain(`${words.problem}: ${lost ? words.said_lost : error.message}`);
      throw error;
    } finally {
      waiting -= 1;
      if (!waiting) {
        saved.textContent = words.said_saved;
        saved.classList.remove("busy");
      }
    }
  };
  const sent = chain.then(send);
  chain = sent.catch(() => {});
  return sent;
}

addEventListener("beforeunload", (event) => {
  if (waiting) event.preventDefault();
});

export const isWaiting = () => waiting > 0;

// Server-sent events: "book" when the stages have run, "print" when the pages are set anew.
const handlers = new Map();
export function on(name, handler) {
  handlers.set(name, handler);
}

let cut = false;
const events = new EventSource("/events");
events.addEventListener("open", () => {
  if (cut) {
    complain("");
    say(words.said_back);
    handlers.get("book")?.();
  }
  cut = false;
});
events.addEventListener("error", () => {
  cut = true;
  complain(words.said_lost);
});
for (const name of ["book", "print"]) {
  events.addEventListener(name, (event) => {
    document.getElementById("first-reading").hidden = event.data !== "reading";
    handlers.get(name)?.();
  });
}

// Single keys can be switched off (WCAG 2.2, 2.1.4).
const single = document.getElementById("single");
single.checked = localStorage.getItem("single") !== "off";
single.addEventListener("change", () => localStorage.setItem("single", single.checked ? "on" : "off"));

export function isTyping(event) {
  const at = event.target;
  return at instanceof HTMLElement && (at.matches("input:not([type=checkbox]), textarea, select") || at.isContentEditable);
}

// The name of the key where it counts as one of ours, else nothing.
export function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event)) return "";
  if (document.querySelector("dialog[open]")) return "";
  const plain = event.key.length === 1;
  return plain && !single.checked ? "" : event.key;
}

const help = document.getElementById("help");
export function showHelp() {
  if (!help.open) help.showModal();
}
document.getElementById("help-button").addEventListener("click", showHelp);
help.addEventListener("click", (event) => {
  if (event.target === help || event.target.closest("[data-close]")) help.close();
});

document.addEventListener("keydown", (event) => {
  if (event.altKey && /^[1-5]$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.querySelectorAll("header nav a")[Number(event.key) - 1]?.click();
  } else if (key(event) === "?") {
    event.preventDefault();
    showHelp();
  }
});

const editor = document.getElementById("editor");
editor.value = localStorage.getItem("editor") ?? editor.value;
editor.addEventListener("change", () => localStorage.setItem("editor", editor.value));

for (const button of document.querySelectorAll(".tongues button")) {
  button.addEventListener("click", async () => {
    await post("/language", { code: button.dataset.code });
    location.reload();
  });
}
