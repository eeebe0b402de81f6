// Curves in the gutter between linked passages. Measured when the layout changes, redrawn when a pane scrolls;
// a curve with an end out of sight is left out, unless it is lit. Headlines above the panes have a drawing of their own.
import { above, hear, links, linksOf, pair, paneOf } from "./pair.js";

const NS = "http://www.w3.org/2000/svg";
let bands = [];
let lit = new Set();
let measuring = 0;
let drawing = 0;
let sizes = {};

const drawings = () => ({ text: pair.querySelector("[data-connectors]"), head: pair.querySelector("[data-head-connectors]") });

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
  const { text, head } = drawings();
  const moved = new Set(text.dataset.moved.split(" "));
  const panes = { left: origin("left"), right: origin("right") };
  const heads = head.getBoundingClientRect().top;
  sizes = { text: { width: text.clientWidth, height: text.clientHeight }, head: { width: head.clientWidth, height: head.clientHeight } };
  bands = [];
  for (const [id, sides] of links) {
    const fixed = [...sides.left, ...sides.right].filter(above).length;
    if (fixed && fixed < sides.left.length + sides.right.length) continue; // one end scrolls away from the other
    const place = fixed ? "head" : "text";
    const ends = {};
    for (const side of ["left", "right"]) ends[side] = runs(sides[side]).map((run) => extent(run, fixed ? heads : panes[side]));
    for (const left of ends.left) {
      for (const right of ends.right) {
        if (left && right) bands.push({ id, place, left, right, moved: moved.has(id), path: document.createElementNS(NS, "path") });
      }
    }
  }
  for (const band of bands) {
    band.path.dataset.link = band.id;
    band.path.toggleAttribute("data-moved", band.moved);
    band.path.dataset.relation = links.get(band.id).left[0].dataset.relation;
  }
  for (const [name, svg] of Object.entries({ text, head })) {
    svg.replaceChildren(...bands.filter(({ place }) => place === name).map(({ path }) => path));
  }
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
  for (const band of bands) {
    const { width, height } = sizes[band.place];
    const seen = ([top, bottom]) => bottom > 0 && top < height;
    const gone = band.place === "text" ? scrolled : { left: 0, right: 0 };
    const from = band.left.map((y) => y - gone.left);
    const to = band.right.map((y) => y - gone.right);
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
