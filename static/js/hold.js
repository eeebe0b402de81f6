// When another state of the page takes the place of this one, what the reader looks at stays where it was.
import { hear, pair, paneOf, sentences, sideOf } from "./pair.js";

let held = [];

/** What the reader looks at on a side: the chosen sentence or the open form, else the first sentence in sight. */
function looked(side) {
  const pane = paneOf(side);
  const [from, to] = pane ? [pane.getBoundingClientRect().top, pane.getBoundingClientRect().bottom] : [0, innerHeight];
  const inSight = (element) => {
    const box = element?.getBoundingClientRect();
    return box && box.bottom > from && box.top < to;
  };
  const mark = pair.querySelector(`.cell.${side} :is(a.s[aria-current], .edit)`);
  if (inSight(mark)) return { side, top: mark.getBoundingClientRect().top };
  const first = sentences().find((sentence) => sideOf(sentence) === side && inSight(sentence));
  return first && { side, id: first.id, top: first.getBoundingClientRect().top };
}

function hold() {
  const found = ["left", "right"].map(looked).filter(Boolean);
  held = paneOf("left") ? found : found.toSorted((a, b) => Boolean(a.id) - Boolean(b.id)).slice(0, 1);
}

function putBack() {
  for (const { side, id, top: before } of held) {
    const now = id ? document.getElementById(id) : pair.querySelector(`.cell.${side} :is(a.s[aria-current], .edit)`);
    if (now) (paneOf(side) ?? window).scrollBy({ top: now.getBoundingClientRect().top - before, behavior: "instant" });
  }
}

if (pair) {
  hear("turning", hold);
  hear("refreshed", putBack);
}
