// The state of the page is in its address. A choice lights at once, and htmx brings its card. A link sets parts of the
// address (`data-sets`, else the choice) and leaves the rest as it is now.
import { candidates, cells, chosen, counterparts, hear, linksOf, pair, query, sentences, tell, wanted } from "./pair.js";

const QUICK = ["show", "detail", "pin", "sentence"]; // change without another page
const TAB_DELAY_MS = 180; // passing through fetches nothing
const OURS = { htmx: true }; // htmx restores it, and writes nothing then

let underWay = null; // a request for a page
let backs = 0;
let coming = false; // the chosen sentence is of another section
let waiting = 0;

export const turning = () => underWay;

const section = () => document.querySelector(".sections [aria-current]")?.textContent ?? "1";

/** What no card shows. */
const page = (part) => [location.pathname, part, ...["view", "fold", "edit"].map((name) => query().get(name) ?? "")].join();
let shown = page(section());

/** `#F1` at the end of the address. */
const finding = () => document.getElementById(location.hash.slice(1))?.closest(".ledger li");

function copy(names, from, to) {
  for (const name of names) {
    to.delete(name);
    for (const value of from.getAll(name)) to.append(name, value);
  }
}

const sets = ({ dataset }) => dataset.sets || "sentence";

function address(link) {
  const url = new URL(link.href);
  const state = query();
  copy(sets(link).split(" "), url.searchParams, state);
  url.search = state;
  url.hash = "";
  return url;
}

function light(id) {
  const at = finding()?.id;
  for (const one of sentences()) for (const mark of ["data-lit", "data-near", "aria-current"]) one.removeAttribute(mark);
  for (const one of document.querySelectorAll(".ledger li")) one.toggleAttribute("data-lit", at ? one.id === at : one.dataset.sentence === id);
  const sentence = document.getElementById(id);
  if (!sentence) return null;
  sentence.closest("details")?.setAttribute("open", "");
  sentence.setAttribute("aria-current", "true");
  for (const other of counterparts(sentence)) other.setAttribute("data-lit", "");
  for (const other of candidates(sentence)) other.setAttribute("data-near", "");
  return sentence;
}

// `scrollIntoView` would end the page's own scrolling.
function showInPanel() {
  const panel = document.getElementById("panel");
  const [at, whole] = [finding(), panel].map((one) => one?.getBoundingClientRect());
  if (!at) panel.scrollTop = 0;
  else if (at.top < whole.top || at.bottom > whole.bottom) panel.scrollTop += at.top - whole.top;
}

/** This focus is no Tab. */
function settle(element) {
  element?.focus({ preventScroll: true });
  clearTimeout(waiting);
}

function go(url, { push = true, focus = false } = {}) {
  const id = url.searchParams.get("sentence");
  coming = id && !document.getElementById(id) && !pair.querySelector(".edit");
  if (coming) url.searchParams.delete("section");
  if (url.href !== location.href) history[push ? "pushState" : "replaceState"](OURS, "", url);
  const sentence = coming ? null : light(id);
  if (focus) settle(sentence);
  clearTimeout(waiting);
  if (!coming) {
    tell("chosen", { sentence });
    tell("card");
  } else if (!underWay) tell("turn");
}

function choose(id, { at = "", ...how } = {}) {
  const url = new URL(location);
  url.searchParams.delete("sentence");
  if (id) url.searchParams.set("sentence", id);
  url.hash = at;
  if (id !== wanted() || id !== (chosen()?.id ?? "") || (at && url.href !== location.href)) go(url, how);
}

const bring = () => tell("chosen", { sentence: chosen() });

/** To `#L3`, `#K3` or `#F1`; the browser itself goes to a difference until all files have come. */
function goToHash() {
  const at = location.hash.slice(1);
  const cell = cells().find((one) => [one.dataset.cell, ...linksOf(one)].includes(at));
  const id = finding()?.dataset.sentence ?? cell?.dataset.cell;
  if (!id) return;
  if (chosen()?.id === id) showInPanel();
  else choose(id, { at: finding()?.id, push: false });
  if (finding()) requestAnimationFrame(() => requestAnimationFrame(bring));
}

function follow(event) {
  const { target } = event;
  const link = target.closest("a.s, a[data-sets]");
  if (!link) return;
  const { step } = link.dataset;
  const parts = sets(link);
  const url = address(link);
  const id = url.searchParams.get("sentence") ?? "";
  const here = ["sentence", "detail", "pin"].includes(parts);
  if (id && !here && !link.hasAttribute("hx-boost")) url.hash = id;
  link.href = url;
  if (!here || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.matches(".s") && !getSelection().isCollapsed) return; // the reader is selecting text
  if (step) tell("step", { by: Number(step) });
  else if (parts === "sentence") choose(id, { at: target.closest("mark")?.dataset.finding }); // a ring has its own
  else {
    history.replaceState(OURS, "", url);
    tell("card");
  }
}

/** Text in a link cannot be selected: a pressed sentence is none. Selecting stays on its side. */
function press({ target, pointerType, button, ctrlKey, metaKey, shiftKey }) {
  pair.dataset.selecting = target.closest(".cell.right") ? "right" : "left";
  const sentence = target.closest("a.s");
  if (!sentence || pointerType !== "mouse" || button || ctrlKey || metaKey || shiftKey) return;
  const { href } = sentence;
  sentence.removeAttribute("href");
  sentence.tabIndex = 0;
  addEventListener("pointerup", () => {
    sentence.href = href;
    sentence.removeAttribute("tabindex");
  }, { once: true });
}

function point({ type, target }) {
  const sentence = target.closest("a.s");
  const on = type === "pointerover";
  if (!sentence) return;
  for (const other of counterparts(sentence)) other.toggleAttribute("data-point", on);
  tell("pointed", { sentence: on ? sentence : null });
}

const told = (source) => source.querySelector("[role=status]") ?? document.getElementById("said");
const atNothing = () => document.activeElement === document.body;

/** Focus goes where the form was opened, else to the text. */
function leave(source) {
  const folded = source?.closest("details");
  if (folded) folded.open = false;
  const said = folded?.isConnected === false ? document.querySelector("#chosen [data-comment]") : folded;
  settle(said?.firstElementChild ?? chosen() ?? document.getElementById("main"));
}

/** An event of htmx about a page, with what asked; false forbids it. */
function on(name, answer) {
  document.addEventListener(`htmx:${name}`, (event) => {
    const { ctx } = event.detail;
    if (ctx?.select && answer(ctx, (ctx.asked ??= ctx.sourceElement)) === false) event.preventDefault();
  });
}

document.addEventListener("click", follow, { capture: true });
for (const [event, answer] of [["pointerdown", press], ["pointerover", point], ["pointerout", point]]) pair.addEventListener(event, answer);
pair.addEventListener("focusout", () => clearTimeout(waiting));
pair.addEventListener("focusin", ({ target }) => {
  if (target.matches("a.s:focus-visible")) waiting = setTimeout(() => choose(target.id, { push: false }), TAB_DELAY_MS);
});
hear("choose", ({ id }) => choose(id, { focus: true }));
hear("returned", () => go(new URL(location), { push: false }));
document.addEventListener("htmx:after:swap", ({ target }) => (target.id === "chosen" ? showInPanel() : target === document && atNothing() && leave()));
for (const event of ["hashchange", "load"]) addEventListener(event, goToHash);

on("config:request", (ctx, { ariaBusy, dataset, textContent }) => {
  Object.assign(ctx, { backs, words: "sets" in dataset && textContent });
  return ariaBusy !== "true"; // it is sent already
});
on("before:request", (ctx, source) => {
  // It waited, and Back gave it up or the link says something else.
  if (ctx.backs !== backs || (ctx.words && ctx.words !== source.textContent)) return false;
  if (ctx.words) ctx.request.action = address(source).href;
  if (ctx.request.form) {
    source.ariaBusy = "true";
    ctx.request.headers["HX-Current-URL"] = location.href;
    told(source).textContent = source.dataset.again;
  }
  ctx.from = location.search;
  underWay = ctx;
});
on("before:response", ({ request: { form }, response: { raw } }) => {
  if (raw.ok || form) return;
  location.assign(raw.url);
  return false;
});
on("before:swap", (ctx) => {
  if (!ctx.response.raw.ok) return;
  ctx.late = ctx.from !== location.search;
  tell("turning");
  window.htmx.trigger("#chosen", "htmx:abort"); // of the page before
});
document.addEventListener("htmx:before:history:update", ({ detail: { history: entry } }) => {
  const url = new URL(entry.path, location);
  if (underWay.late) copy(QUICK, query(), url.searchParams);
  entry.path = url.pathname + url.search;
  if (url.href === location.href) entry.type = "replace";
});
on("after:swap", ({ late, request: { form }, response: { raw } }, source) => {
  if (!raw.ok) return;
  const brought = coming && chosen();
  shown = page(section());
  underWay = null;
  tell("refreshed");
  if (form || atNothing()) leave(source);
  if (brought) {
    coming = false;
    settle(brought);
    bring();
  }
  if (late) tell("returned"); // chosen or filtered meanwhile
});
on("finally:request", (ctx, source) => {
  source.ariaBusy = null;
  if (underWay === ctx) underWay = null;
});
document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  const { unsaved, unreachable } = document.getElementById("said").dataset;
  if (ctx) told(ctx.sourceElement).textContent = ctx.request.form ? unsaved : unreachable;
});
addEventListener("popstate", () => {
  clearTimeout(waiting);
  history.replaceState(OURS, "");
});
document.addEventListener("htmx:before:history:restore", (event) => {
  const now = query();
  const same = shown === page(now.get("section") ?? (now.has("sentence") ? section() : "1"));
  const other = (now.get("view") ?? "facing") !== pair.dataset.view;
  backs += 1;
  underWay?.request.abort?.();
  underWay = null;
  if (same || other) event.preventDefault();
  if (same) tell("returned");
  else if (other) location.reload();
});

const begin = () => {
  goToHash();
  if (chosen()) bring();
};
if (document.readyState === "complete") begin();
else addEventListener("DOMContentLoaded", begin); // when the others listen
