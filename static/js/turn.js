// Another state of the page in the place of this one, by morphing: what stays keeps its place, its focus and its
// listeners. A reader may be quicker than the server: what is chosen or filtered while a page is on its way is asked
// for with it once more; Back gives it up.
import { pair, tell } from "./pair.js";

const PLACES = "#trail:outerMorph,#tools:outerMorph,#share:outerMorph"; // outside the main part, yet of this state
const QUICK = ["show", "detail", "pin", "sentence"]; // parts of the address that scripts change without another page

let asked = null;
let underWay = null;
let shownPage = pair && page(location, section());

/** The page under way: what `turn` gave; null when there is none. */
export const turning = () => underWay;

function section() {
  return document.querySelector(".sections [aria-current]")?.textContent ?? "1";
}

/** What a card alone does not show. A chosen sentence is looked for on the page that is shown. */
function page({ pathname, search }, number) {
  const query = new URLSearchParams(search);
  const part = number ?? query.get("section") ?? (query.has("sentence") ? section() : "1");
  return [pathname, part, ...["view", "fold", "edit"].map((name) => query.get(name) ?? "")].join("|");
}

/** Give `to` the values that parts of an address have in `from`. */
export function copy(names, from, to) {
  for (const name of names) {
    to.delete(name);
    for (const value of from.getAll(name)) to.append(name, value);
  }
}

/** The answer to a request, with what the reader chose and filtered before it came. */
async function ask(url, request) {
  const before = new URLSearchParams(location.search);
  const answer = await fetch(url, request);
  const text = await answer.text();
  const now = new URLSearchParams(location.search);
  const place = new URL(answer.url);
  if (!answer.ok || QUICK.every((name) => String(before.getAll(name)) === String(now.getAll(name)))) return { ok: answer.ok, text, place };
  copy(QUICK, now, place.searchParams);
  return ask(place, { signal: request.signal });
}

async function show(url, push, request) {
  try {
    const { ok, text, place } = await ask(url, request);
    if (!ok) {
      if (!request.method) location.assign(place); // its answer says why
      return false;
    }
    const at = place.pathname + place.search;
    if (push && at !== location.pathname + location.search) history.pushState(null, "", at);
    tell("turning");
    window.htmx.trigger("#chosen", "htmx:abort"); // a card on its way is of the page before
    await window.htmx.swap({ text, sourceElement: pair, target: "#main", select: "#main", swap: "outerMorph", selectOOB: PLACES });
    shownPage = page(location, section());
    tell("refreshed");
    return true;
  } catch (error) {
    if (error.name === "AbortError") return null;
    throw error;
  }
}

function giveUp() {
  asked?.abort();
  underWay = null;
}

/** Fetch an address, or send a form to it, and show what comes back. False when it was refused, null when it was
 * given up for another. */
export function turn(url, { push = true, ...request } = {}) {
  giveUp();
  asked = new AbortController();
  const mine = show(url, push, { ...request, signal: asked.signal }).finally(() => {
    if (underWay === mine) underWay = null;
  });
  underWay = mine;
  return mine;
}

function back() {
  giveUp();
  const view = new URLSearchParams(location.search).get("view") ?? "facing";
  if (page(location) === shownPage) tell("returned");
  else if (view === pair.dataset.view) turn(location.href, { push: false });
  else location.reload();
}

if (pair) window.addEventListener("popstate", back);
