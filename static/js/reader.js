// What the reader asks for: filters, steps, decisions, links by hand. Keys can be off, for speech input.
import { candidates, cells, chosen, counterparts, hear, pair, shown, sideOf, tagsOf, tell, wanted } from "./pair.js";
import { turning } from "./state.js";

const ACTS = { 1: "ok", 2: "problem", 3: "question", x: "dismissed" };
const DOUBLE_MS = 400;
const knob = Object.assign(document.createElement("span"), { className: "knob", hidden: true });
const find = (selector) => document.querySelector(selector);
const dialog = find("#keys");
const all = (selector) => [...document.querySelectorAll(selector)];
const chips = () => all("[data-filters] [data-tag]");
const active = (which) => all(`[data-filters] [aria-current]${which}`).map(({ dataset }) => dataset.tag);

/** The address with a filter switched, or without any. */
function switched(name) {
  const url = new URL(location);
  const tags = shown();
  url.searchParams.delete("show");
  if (name) for (const { dataset: { tag } } of chips()) if (tags.includes(tag) !== (tag === name)) url.searchParams.append("show", tag);
  return url;
}

function apply() {
  const tags = shown();
  for (const chip of chips()) {
    const { tag } = chip.dataset;
    chip.ariaCurrent = (tag ? tags.includes(tag) : !tags[0]) || null;
    chip.href = switched(tag);
  }
  // With severities and kinds on, a difference must be of both.
  const kinds = active("[data-narrows=kind]");
  const severities = active("[data-narrows=severity]");
  const both = kinds.flatMap((kind) => severities.map((severity) => `${kind}-${severity}`));
  const narrow = both[0] ? both : [...kinds, ...severities];
  const left = [...narrow, ...active(`:not([data-narrows], [data-tag=""]${narrow[0] ? ", [data-tag=facts]" : ""})`)].map((tag) => `[data-tags~=${tag}]`).join();
  for (const marked of all("[data-tags]")) marked.toggleAttribute("data-off", left && !marked.matches(left));
  const out = tags.includes("dismissed") ? "i" : "[data-dismissed]";
  for (const count of all("[data-counts] > :first-child .count")) {
    const off = "total" in count.dataset ? "i" : "[data-off]";
    count.textContent = count.closest("[data-counts]").querySelectorAll(`[data-tags]:not(${off}, ${out})`).length;
  }
  tell("filtered");
}

const number = ({ dataset }) => +(dataset.stop ?? 0);

let about; // sentence of what was said

/** Why a key leads nowhere. */
function say(key, of, count) {
  about = wanted();
  const said = find("[data-step-said]");
  const { dataset } = said;
  said.textContent = key ? dataset[key].replace("@", of ?? dataset.passage).replace("#", count) : "";
}

/** Of all sections. */
export const stops = () => cells().filter(number).sort((a, b) => number(a) - number(b));

/** As the server counts. */
export const passes = ({ dataset }) => !("off" in dataset) && (shown()[0] || !["identical", "boilerplate"].includes(dataset.tags));

/** The chosen stop's number or 0. */
export const here = () => number(document.getElementById(wanted()) ?? cells().find(({ dataset }) => dataset.cell === wanted()) ?? pair);

function step({ by, tag, of }) {
  const at = here();
  // Differences as listed, unless the reader is at something else.
  const ledger = all(".ledger [data-stop]");
  const row = /facts|high/.test(tag) && (!at || ledger.some((stop) => number(stop) === at)) ? ledger : stops();
  const rank = row.findIndex((stop) => number(stop) === at);
  const others = row.filter((stop) => number(stop) !== at && (tag ? tagsOf(stop).includes(tag) : passes(stop)));
  const on = others.filter((stop) => row.indexOf(stop) > rank === by > 0).at(by > 0 ? 0 : -1);
  const next = on ?? (tag === "open" && by > 0 && others[0]);
  if (next) tell("choose", { id: next.dataset.cell ?? next.dataset.sentence });
  if (on) return;
  say(next ? "round" : !others[0] ? (at ? "other" : "none") : by > 0 ? "further" : "earlier", of, others.length);
}

let from = null;
let pressed = {}; // by key, a decision
let idle = 0; // till then it is not pressed again
let last = Promise.resolve();

/** A key about the chosen sentence waits for its card, and later keys for that one. */
async function pass(key) {
  const about = wanted();
  if ("123xcw".includes(key)) {
    while (turning() || find("#chosen.htmx-request")) {
      await new Promise((done) => document.addEventListener("htmx:finally:request", done, { once: true }));
    }
    const shown = find("#card")?.dataset.card ?? "";
    if (shown !== about || shown !== wanted()) return;
  }
  tell("key", key);
}

function press(event) {
  const { code, ctrlKey, key, metaKey, shiftKey, target } = event;
  const kept = target.value !== target.defaultValue;
  const menu = key === "Escape" && target.closest(kept ? ".menu[open]" : "details[open]:is(.menu, .answer)");
  if (key === "Escape" && !kept) target.closest(".edit")?.querySelector("a").click();
  if (menu) {
    menu.open = false;
    menu.firstElementChild.focus(); // the choice stays
  }
  if (menu || ctrlKey || metaKey || event.altKey || target.closest("input, textarea, select, [contenteditable], dialog")) return;
  // Digits by their place: some keyboards type them with Shift.
  const name = (/^Digit\d$/.test(code) && (shiftKey ? "⇧" : "") + code.at(-1)) || key;
  if (event.repeat && (key === "Enter" ? target.form : ACTS[name])) return event.preventDefault();
  if (ACTS[name] && event.timeStamp < idle) return;
  idle = 0;
  if (!dialog.querySelector("input").checked && key !== "Escape") return;
  if (key === "?") {
    event.preventDefault();
    dialog.showModal();
  } else last = last.then(() => pass(name));
}

function leaveMenus({ target }) {
  for (const menu of all("details.menu[open]")) {
    if (!menu.contains(target) && !target.contains(menu)) menu.open = false;
  }
}

function mark() {
  for (const { dataset: { to, ...said } } of all("#touched > *")) {
    for (const { dataset } of all(to)) {
      Object.assign(dataset, said);
      if (!dataset.said) delete dataset.said;
    }
  }
  find("#said").textContent = "";
  tell("refilter");
}

const act = (key, state = "") => find(`#chosen .word${state} [data-act=${ACTS[key]}]`);
const open = (key) => act(key, '[data-state=""]');

function answer(key) {
  if (ACTS[key]) {
    pressed = { key, at: wanted(), button: open(key) ?? act(key) };
    pressed.button?.click();
  } else if (key === "z") find('[data-act="undo"]')?.click();
  else if (key === "w" && chosen()) find("#chosen :is([data-pin], [data-hold])")?.click();
  else if (key === "c") {
    const writing = find("[data-comment]");
    if (writing) writing.open = true;
    setTimeout(() => writing?.querySelector("textarea")?.focus()); // once it is typed
  }
}

function place({ sentence }) {
  if (!sentence || knob.hasAttribute("data-drag")) return;
  const [box, whole, cell] = [sentence, pair, sentence.closest(".cell")].map((one) => one.getBoundingClientRect());
  from = sentence;
  pair.append(knob);
  knob.hidden = false;
  knob.style.top = `${(box.top + box.bottom) / 2 - whole.top}px`;
  knob.style.left = `${(sideOf(sentence) === "left" ? cell.right : cell.left) - whole.left}px`;
}

function drag({ type, clientX, clientY }) {
  if (!knob.hasAttribute("data-drag")) return;
  const over = document.elementFromPoint(clientX, clientY)?.closest("a.s");
  const other = over && sideOf(over) !== sideOf(from) ? over : null;
  for (const aimed of all("[data-aim]")) aimed.removeAttribute("data-aim");
  if (type === "pointermove") {
    other?.setAttribute("data-aim", "");
    return;
  }
  knob.removeAttribute("data-drag");
  if (!other || type !== "pointerup") return;
  const button = find("#pin button");
  button.value = [from.id, other.id].sort().join(" "); // L before R
  button.click();
}

document.addEventListener("click", (event) => {
  if (event.detail > 1 && event.target.form?.id === "decide") event.preventDefault();
  const chip = event.target.closest("a[data-tag]");
  if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const url = switched(chip.dataset.tag);
  history.pushState({ htmx: true }, "", url);
  apply();
  tell("card");
});
for (const signal of ["returned", "refreshed", "refilter"]) hear(signal, apply);
hear("key", (key) => {
  chips().find(({ dataset }) => dataset.key === key)?.click();
  const by = all("[data-steps-by]").find((listed) => listed.textContent === key)?.dataset;
  const other = key === "o" && chosen() && [...counterparts(chosen()), ...candidates(chosen())][0];
  if (by) step({ by: by.stepsBy, tag: by.stepsTo, of: by.stepsOf });
  else if (other) tell("choose", { id: other.id });
  else if (key === "Escape" && chosen()) tell("choose", { id: "" });
  else if (key === "x" && !act(key, ":not([data-state=dismissed])")) say("dismissal");
});
hear("step", step);
hear("chosen", () => {
  if (about !== wanted()) say();
  for (const { firstElementChild, dataset } of all(".ledger [data-finding]")) firstElementChild.ariaCurrent = "lit" in dataset || null;
  // The ledger follows, unless the reader is in it.
  if (!document.activeElement?.closest(".ledger")) find(".ledger [data-lit]:not([data-off])")?.scrollIntoView({ block: "nearest", container: "nearest" });
});

const on = dialog.querySelector("input");
try {
  on.checked = localStorage.getItem("diptych.keys") !== "off";
  sessionStorage.removeItem("diptych.sent");
  on.addEventListener("change", () => localStorage.setItem("diptych.keys", on.checked ? "on" : "off"));
} catch {
  // No storage.
}
find("[data-keys-button]")?.addEventListener("click", () => dialog.showModal());
document.addEventListener("keydown", press);
for (const event of ["pointerdown", "focusin"]) document.addEventListener(event, leaveMenus);
hear("key", answer);

if (find("#pin")) {
  // Undo may come before the answer to what it is about.
  document.addEventListener("htmx:before:request", ({ target, detail: { ctx: { request: { body } } } }) => {
    if (target.id === "decide" && body.has("undo")) body.set("undo", find('[data-act="undo"]')?.value ?? "");
  });
  document.addEventListener("htmx:after:swap", ({ target, detail: { ctx } }) => {
    if (target.id !== "decide" || !ctx.response.raw.ok) return;
    mark();
    const { key, at, button } = pressed;
    if (ctx.request.submitter !== button) return;
    pressed = {};
    idle = performance.now() + DOUBLE_MS;
    // No reason needed: on to the next one, unless it is here.
    if ("1x".includes(key) && at === wanted() && !open(key)) tell("key", "t");
  });
  hear("pointed", place);
  knob.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    knob.setPointerCapture(event.pointerId);
    knob.setAttribute("data-drag", "");
  });
  for (const event of ["pointermove", "pointerup", "pointercancel"]) knob.addEventListener(event, drag);
  pair.addEventListener("scroll", () => { knob.hidden = true; }, { capture: true, passive: true });
}
