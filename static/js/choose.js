// Choosing a sentence, by click, Enter or Tab: lights what may stand for it at once and fetches its card.
// The choice is in the address, so Back returns to the one before.
import { candidates, cells, chosen, counterparts, hear, linksOf, pair, refreshCard, sentences, tell, wanted } from "./pair.js";
import { turn, turning } from "./turn.js";

const TAB_DELAY_MS = 180; // passing through with Tab fetches nothing

let waiting = 0;

function light(id) {
  for (const sentence of pair.querySelectorAll("a.s[data-lit], a.s[data-near], a.s[aria-current]")) {
    for (const mark of ["data-lit", "data-near", "aria-current"]) sentence.removeAttribute(mark);
  }
  for (const finding of document.querySelectorAll(".ledger li")) finding.toggleAttribute("data-lit", finding.dataset.sentence === id);
  const sentence = id ? document.getElementById(id) : null;
  if (!sentence) return null;
  sentence.closest("details")?.setAttribute("open", "");
  sentence.setAttribute("aria-current", "true");
  for (const other of counterparts(sentence)) other.setAttribute("data-lit", "");
  for (const other of candidates(sentence)) other.setAttribute("data-near", "");
  return sentence;
}

function address(id) {
  const url = new URL(location.href);
  url.searchParams.delete("sentence");
  if (id) url.searchParams.set("sentence", id);
  url.hash = "";
  return url;
}

/** The finding that the end of the address points at, `#F1`. */
const finding = () => document.querySelector(`.ledger li[id="${CSS.escape(location.hash.slice(1))}"]`);

/** Scrolls the panel alone: `scrollIntoView` would end the page's own way to the sentence. */
function showInPanel() {
  const panel = document.getElementById("panel");
  const [shown, whole] = [finding()?.getBoundingClientRect(), panel.getBoundingClientRect()];
  if (!shown) panel.scrollTop = 0;
  else if (shown.top < whole.top || shown.bottom > whole.bottom) panel.scrollTop += shown.top - whole.top;
}

/** A sentence of another section: the page turns there first. A page under way brings it along. */
async function goElsewhere() {
  if (!(await (turning() ?? turn(location.href, { push: false })))) return;
  chosen()?.focus({ preventScroll: true });
  tell("chosen", { sentence: chosen() });
}

function go(url, { push = true, focus = false } = {}) {
  const id = url.searchParams.get("sentence");
  const elsewhere = id && !document.getElementById(id) && !pair.querySelector(".edit");
  if (elsewhere) url.searchParams.delete("section");
  if (url.href !== location.href) history[push ? "pushState" : "replaceState"](null, "", url);
  clearTimeout(waiting);
  if (elsewhere) {
    goElsewhere();
    return;
  }
  const sentence = light(id);
  if (focus) sentence?.focus({ preventScroll: true });
  clearTimeout(waiting); // focus set here is no Tab of the reader's
  tell("chosen", { sentence });
  refreshCard(url).then(showInPanel);
}

function choose(id, how) {
  if (id !== wanted() || id !== (chosen()?.id ?? "")) go(address(id), how);
}

/** The sentence that the end of the address points at: `#L3`, the first of the link `#K3`, that of a finding. */
function pointedAt() {
  const at = location.hash.slice(1);
  if (at.startsWith("K")) return cells().find((cell) => linksOf(cell).includes(at))?.dataset.cell;
  return finding()?.dataset.sentence ?? cells().find((cell) => cell.dataset.cell === at)?.dataset.cell;
}

/** The browser itself goes to a finding, at the next layout, and until all files of the page have come it goes there
 * again: the sentence is brought in after that. */
function goToHash() {
  const id = pointedAt();
  if (!id) return;
  const url = address(id);
  if (finding()) url.hash = location.hash;
  if (chosen()?.id === id) showInPanel();
  else go(url, { push: false });
  if (finding()) requestAnimationFrame(() => requestAnimationFrame(() => tell("chosen", { sentence: chosen() })));
}

/** Text inside a link cannot be selected with the mouse: with scripts a sentence is a link by role alone. */
function makeSelectable() {
  for (const sentence of sentences()) {
    sentence.removeAttribute("href");
    sentence.role = "link";
    sentence.tabIndex = 0;
  }
}

if (pair) {
  makeSelectable();
  hear("refreshed", makeSelectable);
  pair.addEventListener("click", (event) => {
    const sentence = event.target.closest("a.s");
    if (sentence && getSelection().isCollapsed) choose(sentence.id); // else the reader is selecting text
  });
  pair.addEventListener("keydown", (event) => {
    const sentence = event.key === "Enter" && event.target.closest("a.s");
    if (sentence) choose(sentence.id);
  });
  pair.addEventListener("focusout", () => clearTimeout(waiting));
  pair.addEventListener("focusin", (event) => {
    const sentence = event.target.closest("a.s");
    if (!sentence?.matches(":focus-visible")) return;
    waiting = setTimeout(() => choose(sentence.id, { push: false }), TAB_DELAY_MS);
  });
  hear("choose", ({ id }) => choose(id, { focus: true }));
  hear("returned", () => go(new URL(location.href), { push: false }));
  for (const event of ["hashchange", "load"]) addEventListener(event, goToHash);
  const begin = () => {
    goToHash();
    if (chosen()) tell("chosen", { sentence: chosen() });
  };
  if (document.readyState === "complete") begin();
  else addEventListener("DOMContentLoaded", begin); // when the other behaviours listen too
}
