// What the behaviours of the comparison page share: the sentences, their links, the panes, the address, and the
// signals they give each other. "refreshed" comes when another state of the page stands in the place of the one
// before, and "laid" whenever the layout may have changed.
export const pair = document.querySelector("[data-pair]");

const panes = {};
let all = [];
let index = [];
let apart = false;
let card = null;

/** The sentences on the page. */
export const sentences = () => all;

/** The whole pair as the overview strip has it, sentences of other sections too: a cell for each. */
export const cells = () => index;

/** Link id to its sentences on the page by side: `{K1: {left: [...], right: [...]}}`. */
export const links = new Map();

export const sideOf = (sentence) => (sentence.id.startsWith("L") ? "left" : "right");
export const otherSide = (side) => (side === "left" ? "right" : "left");
export const linksOf = (sentence) => (sentence.dataset.links ?? "").split(" ").filter(Boolean);
export const tagsOf = (sentence) => sentence.dataset.tags.split(" ");

export function counterparts(sentence) {
  const side = otherSide(sideOf(sentence));
  return [...new Set(linksOf(sentence).flatMap((id) => links.get(id)?.[side] ?? []))];
}

/** The sentences on the page that may be counterparts of one without a link. */
export function candidates(sentence) {
  const ids = (sentence.dataset.possible ?? "").split(" ").filter(Boolean);
  return ids.map((id) => document.getElementById(id)).filter(Boolean);
}

export const chosen = () => pair.querySelector("a.s[aria-current]");

/** The id of the chosen sentence in the address, which may be on a page still under way; empty for none. */
export const wanted = () => new URL(location.href).searchParams.get("sentence") ?? "";

/** The filters in the address. */
export const shown = () => new URL(location.href).searchParams.getAll("show");

/** The pane of a side where the two sides scroll by themselves, else null. */
export const paneOf = (side) => (apart ? panes[side] : null);

/** Whether a sentence stands above the panes, in a head that does not scroll with them: a headline may. */
export const above = (sentence) => apart && Boolean(sentence.closest(".head"));

/** Tell the other behaviours; they listen on `document`. */
export const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`diptych:${name}`, { detail }));
export const hear = (name, listen) => document.addEventListener(`diptych:${name}`, (event) => listen(event.detail));

/** Fetch the card and the steps for an address and put them in the place of those shown. */
export function refreshCard({ pathname, search }) {
  return (card = window.htmx.ajax("GET", pathname + search, { source: "#chosen", target: "#chosen", swap: "outerMorph" }));
}

/** Settles when the card asked for last has come. */
export const cardShown = () => card;

function read() {
  all = [...pair.querySelectorAll("a.s")];
  index = [...document.querySelectorAll("[data-cell]")];
  links.clear();
  for (const sentence of all) {
    for (const id of linksOf(sentence)) {
      if (!links.has(id)) links.set(id, { left: [], right: [] });
      links.get(id)[sideOf(sentence)].push(sentence);
    }
  }
  // The sentences of an edited paragraph and of other sections are not on the page: a link then has one end only.
  for (const [id, ends] of links) if (!ends.left.length || !ends.right.length) links.delete(id);
  for (const side of ["left", "right"]) panes[side] = pair.querySelector(`[data-pane="${side}"]`);
}

if (pair) {
  const layout = new ResizeObserver(() => {
    apart = Boolean(panes.left) && getComputedStyle(panes.left).display !== "contents";
    tell("laid");
  });
  const begin = () => {
    read();
    layout.disconnect();
    for (const changing of [pair, ...pair.querySelectorAll("textarea")]) layout.observe(changing);
  };
  begin();
  apart = Boolean(panes.left) && getComputedStyle(panes.left).display !== "contents";
  hear("refreshed", begin);
  document.fonts.ready.then(() => tell("laid"));
}
