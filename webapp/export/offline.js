// Stands in for the server in a file that has none: the card of the chosen sentence was written with the page,
// and the steps are counted here.
import { chosen, hear, pair, shown, tell } from "./pair.js";
import { here, passes, stops } from "./reader.js";

const part = document.getElementById("chosen");
const still = part.querySelector(":scope > .hint, :scope > .card");
const { dataset: words, firstElementChild: absent } = document.getElementById("offline");

function card() {
  const sentence = chosen();
  if (!sentence) return still;
  const written = document.querySelector(`template[data-card="${sentence.id}"]`);
  return written ? written.content.firstElementChild.cloneNode(true) : absent;
}

function step(rel, text, stop) {
  const link = document.createElement("a");
  link.className = "step";
  link.rel = rel;
  link.textContent = text;
  link.href = `?sentence=${stop.dataset.cell}`;
  link.dataset.sets = "sentence";
  link.dataset.step = rel === "next" ? 1 : -1;
  return link;
}

function steps() {
  const open = stops().filter(passes);
  const number = here();
  const at = open.findIndex((stop) => Number(stop.dataset.stop) === number) + 1;
  const before = open.findLast((stop) => Number(stop.dataset.stop) < number);
  const after = open.find((stop) => Number(stop.dataset.stop) > number);
  const count = part.querySelector("[data-steps-count]");
  const said = at ? words.position.replace("@", at) : open.length ? words.left : words.none;
  count.textContent = said.replace("#", open.length);
  for (const link of part.querySelectorAll(".steps .step")) link.remove();
  if (number && before) count.parentElement.append(step("prev", words.previous, before));
  if (after) count.parentElement.append(step("next", number ? words.next : words.first, after));
}

hear("card", () => {
  for (const old of [...part.children]) if (old.matches(".hint, .card")) old.remove();
  part.querySelector(".steps").after(card());
  steps();
  part.dispatchEvent(new CustomEvent("htmx:after:swap", { bubbles: true, detail: {} }));
});

// An address with a choice or a filter is a link to a place in this file.
const wanted = new URL(location.href).searchParams.get("sentence");
if (shown().length) tell("refilter");
if (wanted && pair.querySelector(`a.s[id="${CSS.escape(wanted)}"]`)) tell("choose", { id: wanted });
else steps();
