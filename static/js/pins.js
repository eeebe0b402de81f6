// Links by hand: by the key that remembers a sentence and links it with the next, and by dragging from the knob that
// stands in the gutter beside the sentence under the pointer.
import { chosen, hear, pair, sideOf } from "./pair.js";

const form = () => document.getElementById("pin");
const knob = Object.assign(document.createElement("span"), { className: "knob", hidden: true });
let from = null;

function link(one, other) {
  const [left, right] = sideOf(one) === "left" ? [one, other] : [other, one];
  const button = Object.assign(document.createElement("button"), { hidden: true, name: "linked", value: `${left.id} ${right.id}` });
  form().append(button);
  form().requestSubmit(button);
  button.remove();
}

/** The sentence on the other side where the pointer is. */
function target({ clientX, clientY }) {
  const other = document.elementFromPoint(clientX, clientY)?.closest("a.s");
  return other && sideOf(other) !== sideOf(from) ? other : null;
}

function aim(event) {
  for (const sentence of pair.querySelectorAll("[data-aim]")) sentence.removeAttribute("data-aim");
  if (event.type === "pointermove") target(event)?.setAttribute("data-aim", "");
}

if (pair && form()) {
  hear("key", (key) => {
    if (key !== "w" || !chosen()) return;
    (document.querySelector("#chosen [data-pin]") ?? document.querySelector("#chosen [data-hold]"))?.click();
  });
  hear("pointed", ({ sentence }) => {
    if (!sentence || knob.hasAttribute("data-drag")) return;
    const [box, whole, side] = [sentence.getBoundingClientRect(), pair.getBoundingClientRect(), sideOf(sentence)];
    const cell = sentence.closest(".cell").getBoundingClientRect();
    from = sentence;
    pair.append(knob);
    knob.hidden = false;
    knob.style.top = `${(box.top + box.bottom) / 2 - whole.top}px`;
    knob.style.left = `${(side === "left" ? cell.right : cell.left) - whole.left}px`;
  });
  knob.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    knob.setPointerCapture(event.pointerId);
    knob.setAttribute("data-drag", "");
  });
  knob.addEventListener("pointermove", (event) => knob.hasAttribute("data-drag") && aim(event));
  pair.addEventListener("scroll", () => { knob.hidden = true; }, { capture: true, passive: true });
  for (const end of ["pointerup", "pointercancel"]) {
    knob.addEventListener(end, (event) => {
      const other = end === "pointerup" && target(event);
      knob.removeAttribute("data-drag");
      aim(event);
      if (other) link(from, other);
    });
  }
}
