// Anchored scrolling: a column brings the other along by interpolating between linked sentences that kept
// their order; moved ones are skipped. The reader can part the columns. A chosen sentence brings its
// counterparts level.
import { above, candidates, counterparts, hear, links, otherSide, pair, paneOf, sideOf } from "./pair.js";

const EDGE = 0.15; // a chosen sentence nearer to an edge than this share of the pane is brought in
const COMFORT = 0.3; // … to this share from the top

let anchors = null;
let leader = null; // the side the reader scrolls; null while the page itself does
let locked = true;

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const start = (pane) => pane.scrollTop - pane.getBoundingClientRect().top;
const top = (sentence, pane) => sentence.getBoundingClientRect().top + start(pane);
const room = (pane) => Math.max(1, pane.scrollHeight - pane.clientHeight);

/** Places that belong level, rising on both sides, from the top of both columns to their ends. */
function measure(left, right) {
  const moved = new Set(document.querySelector("[data-connectors]").dataset.moved.split(" "));
  const from = { left: start(left), right: start(right) };
  const place = (sides, side) => sides[side][0].getBoundingClientRect().top + from[side];
  const chain = [...links].filter(([id, sides]) => !moved.has(id) && ![...sides.left, ...sides.right].some(above))
    .map(([, sides]) => ({ left: place(sides, "left"), right: place(sides, "right") }))
    .sort((a, b) => a.left - b.left);
  const rising = [{ left: 0, right: 0 }];
  for (const anchor of chain) {
    const last = rising.at(-1);
    if (anchor.left > last.left && anchor.right > last.right) rising.push(anchor);
  }
  rising.push({ left: Math.max(left.scrollHeight, rising.at(-1).left + 1), right: Math.max(right.scrollHeight, rising.at(-1).right + 1) });
  return rising;
}

/** The place on the other side that belongs level with `y`. */
function across(y, from, to) {
  anchors ??= measure(paneOf("left"), paneOf("right"));
  const next = Math.max(1, anchors.findIndex((anchor) => anchor[from] >= y));
  const [a, b] = [anchors[next - 1], anchors[next]];
  return a[to] + ((y - a[from]) / (b[from] - a[from])) * (b[to] - a[to]);
}

/** The line that is held level slides from the top of the panes to their bottom, so both ends meet. */
function follow(side) {
  const [own, other] = [paneOf(side), paneOf(otherSide(side))];
  if (!own || !other) return;
  const share = own.scrollTop / room(own);
  other.scrollTop = across(own.scrollTop + share * own.clientHeight, side, otherSide(side)) - share * other.clientHeight;
}

function glide(pane, y) {
  pane.scrollTo({ top: y, behavior: calm.matches ? "instant" : "smooth" });
}

function bringLevel(sentence) {
  const own = paneOf(sideOf(sentence));
  if (!own) {
    const { top: at, bottom } = sentence.getBoundingClientRect();
    if (at < innerHeight * EDGE || bottom > innerHeight * 0.6) {
      scrollBy({ top: at - innerHeight * COMFORT, behavior: calm.matches ? "instant" : "smooth" });
    }
    return;
  }
  leader = null;
  const [first] = [...counterparts(sentence), ...candidates(sentence)].filter((other) => !above(other));
  const other = paneOf(otherSide(sideOf(sentence)));
  if (above(sentence)) {
    if (first) glide(other, top(first, other) - other.clientHeight * COMFORT);
    return;
  }
  const y = top(sentence, own);
  let place = y - own.scrollTop;
  if (place < own.clientHeight * EDGE || place > own.clientHeight * (1 - 2 * EDGE)) {
    const goal = Math.min(Math.max(0, y - own.clientHeight * COMFORT), room(own));
    place = y - goal;
    glide(own, goal);
  }
  if (first) glide(other, top(first, other) - place);
  else if (locked) glide(other, across(y, sideOf(sentence), otherSide(sideOf(sentence))) - place);
}

function showLock() {
  const lock = document.querySelector("[data-lock]");
  lock.setAttribute("aria-pressed", String(locked));
  lock.textContent = locked ? "Scroll together" : "Scroll apart";
}

function switchLock() {
  locked = !locked;
  showLock();
}

if (pair) {
  const lead = ({ target }) => { leader = target.closest("[data-pane]")?.dataset.pane ?? leader; };
  for (const event of ["wheel", "touchstart", "pointerdown", "keydown"]) pair.addEventListener(event, lead, { passive: true });
  pair.addEventListener("scroll", ({ target }) => {
    if (locked && leader && leader === target.dataset?.pane) follow(leader);
  }, { capture: true, passive: true });
  for (const signal of ["laid", "refreshed"]) hear(signal, () => { anchors = null; });
  hear("chosen", ({ sentence }) => sentence && bringLevel(sentence));
  hear("refreshed", showLock);
  hear("go", ({ sentence, at }) => {
    const pane = paneOf(sideOf(sentence));
    leader = sideOf(sentence);
    if (pane) pane.scrollTop = above(sentence) ? 0 : top(sentence, pane) - pane.clientHeight * at;
    else scrollBy({ top: sentence.getBoundingClientRect().top - innerHeight * at });
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-lock]")) switchLock(); });
  hear("key", (key) => { if (key === "l") switchLock(); });
}
