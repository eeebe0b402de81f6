// Another state of the page in the place of this one, by morphing: what stays keeps its place, its focus and its
// listeners. A link that sets part of the address (`data-sets`) leaves the rest of it as it is now.
import { pair, refreshCard, tell } from "./pair.js";

const PLACES = "#tools:outerMorph,#share:outerMorph"; // outside the main part, yet of this state
const WHOLE = ["view", "fold", "section", "edit"]; // parts of the address that a card alone does not show

let asked = null;
let shownPage = pair && page(location);

function page({ pathname, search }) {
  const query = new URLSearchParams(search);
  return pathname + WHOLE.map((name) => query.get(name) ?? "").join("|");
}

/** Fetch an address, or send a form to it, and show what comes back. False when it was refused. */
export async function turn(url, { push = true, ...request } = {}) {
  asked?.abort();
  asked = new AbortController();
  const answer = await fetch(url, { ...request, signal: asked.signal });
  const text = await answer.text();
  if (!answer.ok) return false;
  const { pathname, search } = new URL(answer.url);
  if (push && pathname + search !== location.pathname + location.search) history.pushState(null, "", pathname + search);
  tell("turning");
  await window.htmx.swap({ text, sourceElement: pair, target: "#main", select: "#main", swap: "outerMorph", selectOOB: PLACES });
  shownPage = page(location);
  tell("refreshed");
  return true;
}

/** Where a link leads from the state the page is in now. */
function address(link) {
  const url = new URL(link.href);
  const query = new URLSearchParams(location.search);
  for (const name of link.dataset.sets.split(" ").filter(Boolean)) {
    query.delete(name);
    for (const value of url.searchParams.getAll(name)) query.append(name, value);
  }
  url.search = query;
  url.hash = "";
  return url;
}

function follow(event) {
  const link = event.target.closest("a[data-sets]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const url = address(link);
  const sets = link.dataset.sets;
  if ("step" in link.dataset) {
    tell("step", { by: Number(link.dataset.step) });
  } else if (sets === "sentence") {
    tell("choose", { id: url.searchParams.get("sentence") ?? "" });
  } else if (sets === "detail") {
    history.replaceState(null, "", url);
    refreshCard(url);
  } else if (sets === "view" || "leaves" in link.dataset) {
    const sentence = url.searchParams.get("sentence");
    if (sentence) url.hash = sentence;
    location.assign(url);
  } else {
    turn(url);
  }
}

function back() {
  const view = new URLSearchParams(location.search).get("view") ?? "facing";
  if (page(location) === shownPage) tell("returned");
  else if (view === pair.dataset.view) turn(location.href, { push: false });
  else location.reload();
}

if (pair) {
  document.addEventListener("click", follow);
  window.addEventListener("popstate", back);
}
