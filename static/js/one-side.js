// Selecting text stays on the side where it began, so that copying takes one article and not a mixture.
import { pair } from "./pair.js";

pair?.addEventListener("pointerdown", (event) => {
  const cell = event.target.closest(".cell");
  if (cell) pair.dataset.selecting = cell.classList.contains("left") ? "left" : "right";
});
