// Stepping through what the filters show, or through one kind of difference: by the links beside the count, and by
// key. The list of keys on the page says which key does what. A step starts at the sentence chosen now; its card,
// and the section it stands in, may still be on their way.
import { candidates, cells, chosen, counterparts, hear, pair, shown, tagsOf, tell, wanted } from "./pair.js";

const number = (marked) => Number(marked.dataset.stop ?? 0);

/** The cells of the passages to step through, in their order; of all sections. */
export const stops = () => cells().filter(number).sort((a, b) => number(a) - number(b));

/** Without a filter, identical sentences in their place and page furniture are no stop; as the server counts. */
export function passes(stop) {
  return !stop.hasAttribute("data-off") && (shown().length > 0 || !["identical", "boilerplate"].includes(stop.dataset.tags));
}

/** The number of the stop where the chosen sentence is seen, 0 when nothing is chosen. */
export function here() {
  const seen = document.getElementById(wanted()) ?? cells().find(({ dataset }) => dataset.cell === wanted());
  return seen ? number(seen) : 0;
}

function step({ by, tag }) {
  const at = here();
  const open = stops().filter((stop) => (tag ? tagsOf(stop).includes(tag) : passes(stop)));
  const next = by > 0 ? open.find((stop) => number(stop) > at) : open.findLast((stop) => number(stop) < at);
  if (next) tell("choose", { id: next.dataset.cell });
}

if (pair) {
  hear("key", (key) => {
    const by = [...document.querySelectorAll("[data-steps-by]")].find((listed) => listed.textContent === key);
    const other = key === "o" && chosen() && [...counterparts(chosen()), ...candidates(chosen())][0];
    if (by) step({ by: Number(by.dataset.stepsBy), tag: by.dataset.stepsTo });
    else if (other) tell("choose", { id: other.id });
    else if (key === "Escape" && chosen()) tell("choose", { id: "" });
  });
  hear("step", step);
}
