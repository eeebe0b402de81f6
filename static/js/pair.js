// What the scripts of the comparison page share: sentences, links, panes, the address, and signals. "refreshed":
// another state of the page stands here; "laid": the layout may have changed; "card", "turn": htmx is to fetch it.
export const pair = document.querySelector("[data-pair]");

const panes = {};
let all = [];
let index = [];

export const sentences = () => all;

/** The whole pair as the overview strip has it, sentences of other sections too. */
export const cells = () => index;

/** `{K1: {left: [...], right: [...]}}`, of the sentences on the page. */
export const links = new Map();

const words = (text) => (text ? text.split(" ") : []);

export const sideOf = (sentence) => (sentence.id.startsWith("L") ? "left" : "right");
export const otherSide = (side) => (side === "left" ? "right" : "left");
export const linksOf = (sentence) => words(sentence.dataset.links);
export const tagsOf = (sentence) => words(sentence.dataset.tags);
export const counterparts = (sentence) => linksOf(sentence).flatMap((id) => links.get(id)?.[otherSide(sideOf(sentence))] ?? []);
export const candidates = (sentence) => words(sentence.dataset.possible).map((id) => document.getElementById(id)).filter(Boolean);
export const chosen = () => pair.querySelector("a.s[aria-current]");

/** What the address says, of a page that may be on its way still. */
export const query = () => new URLSearchParams(location.search);
export const wanted = () => query().get("sentence") ?? "";
export const shown = () => query().getAll("show");

/** The pane of a side where the two sides scroll by themselves, else null. */
export const paneOf = (side) => (panes[side]?.clientHeight ? panes[side] : null);

/** Whether a sentence stands in a head above the panes. */
export const above = (sentence) => paneOf("left") && sentence.closest(".head");

export const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`diptych:${name}`, { detail }));
export const hear = (name, listen) => document.addEventListener(`diptych:${name}`, (event) => listen(event.detail));

const lay = () => tell("laid");
const layout = new ResizeObserver(lay);

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
  // One end may be in a paragraph that is edited, or in another section.
  for (const [id, ends] of links) if (!ends.left.length || !ends.right.length) links.delete(id);
  for (const side of ["left", "right"]) panes[side] = pair.querySelector(`[data-pane="${side}"]`);
  layout.disconnect();
  for (const changing of [pair, ...pair.querySelectorAll("textarea")]) layout.observe(changing);
}

read();
hear("refreshed", read);
document.fonts.ready.then(lay);
