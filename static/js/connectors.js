// Curves in the gutter between linked passages. Measured when the layout changes, redrawn when a pane scrolls;
// a curve with an end out of sight is left out, unless it is lit.
import { hear, links, linksOf, pair, paneOf } from "./pair.js";

const NS = "http://www.w3.org/2000/svg";
let bands = [];
let lit = new Set();
let measuring = 0;
let drawing = 0;
let size = { width: 0, height: 0 };

/** Runs of sentences that follow each other, as [first, last]. */
function runs(group) {
  const found = [];
  for (const sentence of group) {
    const at = Number(sentence.id.slice(1));
    const last = found.at(-1);
    if (last && Number(last[1].id.slice(1)) === at - 1) last[1] = sentence;
    else found.push([sentence, sentence]);
  }
  return found;
}

function extent([first, last], origin) {
  const head = first.getClientRects()[0];
  const tail = [...last.getClientRects()].at(-1);
  return head && tail ? [head.top - origin, tail.bottom - origin] : null;
}

function origin(side) {
  const pane = paneOf(side);
  return pane ? pane.getBoundingClientRect().top - pane.scrollTop : pair.getBoundingClientRect().top;
}

function measure() {
  measuring = 0;
  const svg = pair.querySelector("[data-connectors]");
  const moved = new Set(svg.dataset.moved.split(" "));
  size = { width: svg.clientWidth, height: svg.clientHeight };
  const from = { left: origin("left"), right: origin("right") };
  bands = [];
  for (const [id, sides] of links) {
    const ends = {};
    for (const side of ["left", "right"]) ends[side] = runs(sides[side]).map((run) => extent(run, from[side]));
    for (const left of ends.left) {
      for (const right of ends.right) {
        if (left && right) bands.push({ id, left, right, moved: moved.has(id), path: document.createElementNS(NS, "path") });
      }
    }
  }
  svg.replaceChildren(...bands.map((band) => {
    band.path.dataset.link = band.id;
    band.path.toggleAttribute("data-moved", band.moved);
    band.path.dataset.relation = links.get(band.id).left[0].dataset.relation;
    return band.path;
  }));
  lit = new Set();
  dress();
  fade();
}

/** Only the curves that change are touched: the pointer passes over many sentences in a second. */
function dress(pointed) {
  const now = new Set();
  for (const sentence of [pair.querySelector("a.s[aria-current]"), pointed]) {
    if (sentence) for (const id of linksOf(sentence)) now.add(id);
  }
  for (const { id, path } of bands) if (lit.has(id) !== now.has(id)) path.toggleAttribute("data-lit", now.has(id));
  lit = now;
  schedule();
}

function fade() {
  for (const { id, path } of bands) {
    const sides = links.get(id);
    path.toggleAttribute("data-off", [...sides.left, ...sides.right].every((s) => s.hasAttribute("data-off")));
  }
}

function curve([a, b], [c, d], width) {
  const mid = width / 2;
  return `M0 ${a}C${mid} ${a} ${mid} ${c} ${width} ${c}V${d}C${mid} ${d} ${mid} ${b} 0 ${b}Z`;
}

function draw() {
  drawing = 0;
  const scrolled = { left: paneOf("left")?.scrollTop ?? 0, right: paneOf("right")?.scrollTop ?? 0 };
  const { width, height } = size;
  const seen = ([top, bottom]) => bottom > 0 && top < height;
  for (const band of bands) {
    const from = [band.left[0] - scrolled.left, band.left[1] - scrolled.left];
    const to = [band.right[0] - scrolled.right, band.right[1] - scrolled.right];
    const visible = lit.has(band.id) ? seen(from) || seen(to) : seen(from) && seen(to);
    const d = visible ? curve(from.map(Math.round), to.map(Math.round), width) : "";
    if (d !== (band.drawn ?? "")) band.path.setAttribute("d", d);
    band.drawn = d;
  }
}

function schedule() {
  drawing ||= requestAnimationFrame(draw);
}

function remeasure() {
  measuring ||= requestAnimationFrame(measure);
}

if (pair) {
  remeasure();
  hear("laid", remeasure);
  hear("turning", () => { bands = []; });
  pair.addEventListener("scroll", schedule, { capture: true, passive: true });
  hear("chosen", () => dress());
  hear("filtered", fade);
  hear("pointed", ({ sentence }) => dress(sentence));
}
