// The overview strip: shows the part of each column that is in sight, and goes where it is clicked or dragged.
import { cells, hear, pair, paneOf, tell } from "./pair.js";

const strip = document.querySelector("[data-strip]");
const height = () => strip.querySelector("svg").viewBox.baseVal.height;
const columns = { left: [], right: [] };
let drawing = 0;

/** Each side's cells with their places as shares of the strip, and the stretch of those that are on the page. */
function read() {
  const whole = height();
  for (const side of ["left", "right"]) {
    columns[side] = cells().filter((cell) => cell.dataset.side === side).map((cell) => {
      const top = Number(cell.getAttribute("y")) / whole;
      return { id: cell.dataset.cell, top, bottom: top + Number(cell.getAttribute("height")) / whole };
    });
    const here = columns[side].filter(({ id }) => document.getElementById(id)?.closest(".cell:not(.head)"));
    columns[side].stretch = [here[0]?.top ?? 0, here.at(-1)?.bottom ?? 0];
  }
  schedule();
}

function inSight(side) {
  const pane = paneOf(side);
  if (pane) return [pane.scrollTop / pane.scrollHeight, (pane.scrollTop + pane.clientHeight) / pane.scrollHeight];
  const box = pair.getBoundingClientRect();
  return [-box.top / box.height, (innerHeight - box.top) / box.height];
}

function draw() {
  drawing = 0;
  const places = ["left", "right"].map((side) => {
    const [from, to] = columns[side].stretch;
    return { side, ends: inSight(side).map((share) => from + Math.min(1, Math.max(0, share)) * (to - from)) };
  });
  for (const { side, ends: [from, to] } of places) {
    const view = strip.querySelector(`.window.${side}`);
    view.style.top = `${from * 100}%`;
    view.style.height = `${Math.max(0, to - from) * 100}%`;
  }
}

function schedule() {
  drawing ||= requestAnimationFrame(draw);
}

function go(event) {
  const box = strip.querySelector("svg").getBoundingClientRect();
  const y = (event.clientY - box.top) / box.height;
  const column = columns[event.clientX < box.left + box.width / 2 ? "left" : "right"];
  const cell = column.find(({ bottom }) => bottom >= y) ?? column.at(-1);
  const sentence = cell && document.getElementById(cell.id);
  if (sentence) tell("go", { sentence, at: 0.4 });
  else if (cell && event.type === "pointerdown") tell("choose", { id: cell.id }); // in another section
}

if (pair && strip) {
  read();
  strip.addEventListener("pointerdown", (event) => {
    strip.setPointerCapture(event.pointerId);
    go(event);
  });
  strip.addEventListener("pointermove", (event) => {
    if (strip.hasPointerCapture(event.pointerId)) go(event);
  });
  pair.addEventListener("scroll", schedule, { capture: true, passive: true });
  addEventListener("scroll", schedule, { passive: true });
  hear("laid", schedule);
  hear("refreshed", read);
}
