// What follows the text: curves between linked passages, windows in the strip, columns that scroll together.
import { above, candidates, cells, chosen, counterparts, hear, links, otherSide, pair, paneOf, sideOf, tell } from "./pair.js";

const SIDES = ["left", "right"];
const EDGE = 0.15; // of the pane: nearer, a choice is brought in
const COMFORT = 0.3; // … to here

const strip = document.querySelector("[data-strip]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let bands = []; // of a curve each
let anchors = []; // places that belong level
let stretch = []; // of the strip: what is on the page
let stale = true;
let drawing = 0;
let pointed = null;
let leader = null; // the side the reader scrolls
let locked = true;
let held = [];

const box = (element) => element.getBoundingClientRect();
const top = (element) => box(element).top;
const start = (pane) => pane.scrollTop - top(pane);
const glide = (pane, y) => pane.scrollTo({ top: y, behavior: calm.matches ? "instant" : "smooth" });
const edge = (cell, end) => (+cell.getAttribute("y") + end * cell.getAttribute("height")) / 10; // percent
const column = (side) => cells().filter(({ dataset }) => dataset.side === side);

/** Sentences in a row, as [top, bottom] in their column. */
function runs(group, from) {
  const found = [];
  let before = NaN;
  for (const sentence of group) {
    const boxes = [...sentence.getClientRects()];
    const at = Number(sentence.id.slice(1));
    if (!boxes.length) continue;
    if (at !== before + 1) found.push([boxes[0].top + from]);
    found.at(-1)[1] = boxes.at(-1).bottom + from;
    before = at;
  }
  return found;
}

function measure() {
  const [head, text] = pair.querySelectorAll("svg");
  const moved = text.dataset.moved.split(" ");
  const starts = SIDES.map(paneOf).map((one) => (one ? start(one) : -top(pair)));
  stale = false;
  bands = [];
  for (const [id, { left, right }] of links) {
    const ends = [...left, ...right];
    const fixed = ends.filter(above).length;
    if (fixed && fixed < ends.length) continue; // one end scrolls away from the other
    const from = fixed ? [-top(head), -top(head)] : starts;
    for (const a of runs(left, from[0])) {
      for (const b of runs(right, from[1])) {
        const path = document.createElementNS(text.namespaceURI, "path");
        Object.assign(path.dataset, { link: id, relation: left[0].dataset.relation });
        path.toggleAttribute("data-moved", moved.includes(id));
        bands.push({ a, b, ends, path, svg: fixed ? head : text });
      }
    }
  }
  for (const one of [head, text]) one.replaceChildren(...bands.filter(({ svg }) => svg === one).map(({ path }) => path));
  stretch = SIDES.map((side) => {
    const here = column(side).filter(({ dataset }) => document.getElementById(dataset.cell)?.closest(".cell:not(.head)"));
    return here.length ? [edge(here[0], 0), edge(here.at(-1), 1)] : [0, 0];
  });
  // What kept its order rises on both.
  const kept = bands.filter(({ path, svg }) => svg === text && !moved.includes(path.dataset.link));
  anchors = [[0, 0]];
  for (const [x, y] of kept.map(({ a, b }) => [a[0], b[0]]).sort(([x], [y]) => x - y)) {
    if (x > anchors.at(-1)[0] && y > anchors.at(-1)[1]) anchors.push([x, y]);
  }
  anchors.push(SIDES.map(paneOf).map((one, at) => Math.max(one?.scrollHeight ?? 0, anchors.at(-1)[at] + 1)));
  dress();
}

function dress() {
  const sure = chosen();
  for (const { ends, path } of bands) {
    if (ends.includes(sure)) path.dataset.lit = "";
    else if (ends.includes(pointed)) path.dataset.lit = "point";
    else delete path.dataset.lit;
    path.toggleAttribute("data-off", ends.every((end) => end.hasAttribute("data-off")));
  }
  schedule();
}

function draw() {
  drawing = 0;
  if (stale) measure();
  const whole = box(pair);
  const pane = paneOf("left");
  // Read before anything is written, else the page is laid out once a curve.
  const views = SIDES.map(paneOf).map((one) => (one ? [one.scrollTop, one.scrollHeight, one.clientHeight] : [-whole.top, whole.height, innerHeight]));
  const [head, text] = pair.querySelectorAll("svg");
  const sizes = new Map([head, text].map((svg) => [svg, [svg.clientWidth, svg.clientHeight]]));
  for (const { a, b, path, svg } of bands) {
    const [width, height] = sizes.get(svg);
    const scrolls = svg === text && pane;
    const [[p, q], [r, s]] = [a, b].map((run, at) => run.map((y) => Math.round(y - (scrolls ? views[at][0] : 0))));
    const seen = [q > 0 && p < height, s > 0 && r < height];
    const mid = width / 2;
    const drawn = path.hasAttribute("data-lit") ? seen.includes(true) : !seen.includes(false);
    const d = drawn ? `M0 ${p}C${mid} ${p} ${mid} ${r} ${width} ${r}V${s}C${mid} ${s} ${mid} ${q} 0 ${q}Z` : "";
    if (d !== path.getAttribute("d")) path.setAttribute("d", d);
  }
  strip.querySelectorAll(".window").forEach(({ style }, at) => {
    const [scrolled, all, seen] = views[at];
    const [from, to] = stretch[at];
    const [above, below] = [scrolled, scrolled + seen].map((y) => from + Math.min(1, Math.max(0, y / all)) * (to - from));
    Object.assign(style, { top: `${above}%`, height: `${below - above}%` });
  });
}

function schedule() {
  drawing ||= requestAnimationFrame(draw);
}

/** What belongs level with `y`. */
function across(y, side) {
  if (stale) measure();
  const [own, other] = side === "left" ? [0, 1] : [1, 0];
  const next = Math.max(1, anchors.findIndex((anchor) => anchor[own] >= y));
  const [a, b] = anchors.slice(next - 1);
  return a[other] + ((y - a[own]) / (b[own] - a[own])) * (b[other] - a[other]);
}

/** What is held level slides down the panes: both ends meet. */
function follow() {
  const [own, other] = [paneOf(leader), paneOf(otherSide(leader))];
  const share = own.scrollTop / Math.max(1, own.scrollHeight - own.clientHeight);
  other.scrollTop = across(own.scrollTop + share * own.clientHeight, leader) - share * other.clientHeight;
}

function bringLevel(sentence) {
  const side = sideOf(sentence);
  const [own, other] = [paneOf(side), paneOf(otherSide(side))];
  const { top: at, bottom } = box(sentence);
  if (!own) {
    if (at < innerHeight * EDGE || bottom > innerHeight * 0.6) glide(window, scrollY + at - innerHeight * COMFORT);
    return;
  }
  const fixed = above(sentence);
  const first = [...counterparts(sentence), ...candidates(sentence)].find((one) => !above(one));
  const y = at + start(own);
  let place = fixed ? other.clientHeight * COMFORT : y - own.scrollTop;
  leader = null;
  if (!fixed && (place < own.clientHeight * EDGE || place > own.clientHeight * (1 - 2 * EDGE))) {
    const goal = Math.min(Math.max(0, y - own.clientHeight * COMFORT), own.scrollHeight - own.clientHeight);
    place = y - goal;
    glide(own, goal);
  }
  if (first) glide(other, top(first) + start(other) - place);
  else if (locked && !fixed) glide(other, across(y, side) - place);
}

function go(sentence) {
  const pane = paneOf((leader = sideOf(sentence)));
  if (pane) pane.scrollTop = above(sentence) ? 0 : top(sentence) + start(pane) - pane.clientHeight * 0.4;
  else scrollBy({ top: top(sentence) - innerHeight * 0.4 });
}

function jump({ clientX, clientY, type }) {
  const { top: from, height, left, width } = box(strip.querySelector("svg"));
  const all = column(SIDES[+(clientX > left + width / 2)]);
  const id = (all.find((cell) => edge(cell, 1) >= ((clientY - from) / height) * 100) ?? all.at(-1))?.dataset.cell;
  const sentence = document.getElementById(id);
  if (sentence) go(sentence);
  else if (id && type === "pointerdown") tell("choose", { id }); // in another section
}

function lock(change) {
  if (change) locked = !locked;
  document.querySelector("[data-lock]")?.setAttribute("aria-pressed", locked);
}

/** What is seen keeps its place when the page turns. */
function hold() {
  held = (paneOf("left") ? [".left ", ".right "] : [""]).map((side) => {
    const pane = pair.querySelector(`.pane${side}`);
    const [from, to] = side ? [top(pane), box(pane).bottom] : [0, innerHeight];
    const mark = `${side}:is(a.s[aria-current], .edit)`;
    const seen = [...pair.querySelectorAll(mark), ...pair.querySelectorAll(`${side}a.s`)].find((one) => box(one).bottom > from && top(one) < to);
    return seen && { seen, mark, before: top(seen), scrolls: side ? pane : window };
  }).filter(Boolean);
}

function putBack() {
  lock();
  for (const { seen, mark, before, scrolls } of held) {
    const now = seen.isConnected ? seen : pair.querySelector(mark);
    if (now) scrolls.scrollBy({ top: top(now) - before, behavior: "instant" });
    else if (cells().some(({ dataset }) => dataset.cell === seen.id)) scrolls.scrollTop = 0; // another section
  }
}

const lead = ({ target }) => { leader = target.closest("[data-pane]")?.dataset.pane ?? leader; };
pair.parentElement.addEventListener("wheel", ({ target, deltaY, clientX, ctrlKey }) => {
  if (ctrlKey || target.closest("[data-pane], .panel")) return;
  const { left, width } = box(pair);
  leader = SIDES[+(clientX > left + width / 2)];
  paneOf(leader)?.scrollBy({ top: deltaY, behavior: "instant" });
}, { passive: true });
for (const event of ["wheel", "touchstart", "pointerdown", "keydown"]) pair.addEventListener(event, lead, { passive: true });
addEventListener("scroll", ({ target }) => {
  schedule();
  if (locked && leader && leader === target.dataset?.pane) follow();
}, { capture: true, passive: true });
strip.addEventListener("pointerdown", (event) => {
  strip.setPointerCapture(event.pointerId);
  jump(event);
});
strip.addEventListener("pointermove", (event) => strip.hasPointerCapture(event.pointerId) && jump(event));
document.addEventListener("click", ({ target }) => target.closest("[data-lock]") && lock(true));
hear("key", (key) => key === "l" && lock(true));
const remeasure = () => {
  stale = true;
  schedule();
};
hear("laid", remeasure);
hear("turning", hold);
hear("refreshed", () => {
  putBack();
  remeasure();
});
hear("filtered", dress);
hear("chosen", ({ sentence }) => {
  if (sentence) bringLevel(sentence);
  dress();
});
hear("pointed", ({ sentence }) => {
  pointed = sentence;
  dress();
});
schedule();
