// Keys without a modifier: passed on to whoever answers them, never while typing. The list of them opens by its
// button or by "?", and there they can be switched off for speech input and other keys of the reader's own.
import { cardShown, tell, wanted } from "./pair.js";
import { turning } from "./turn.js";

const KEPT = "diptych.keys";
const ABOUT_THE_CARD = "123xcw";
const dialog = document.querySelector("dialog[data-keys]");
const button = document.querySelector("[data-keys-button]");
let last = Promise.resolve();

function kept() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true; // no storage
  }
}

/** A reader may be quicker than the server: a key about the chosen sentence waits for its card, later keys wait for
 * that one, and nothing is done to another card. */
async function pass(key) {
  const about = wanted();
  if (ABOUT_THE_CARD.includes(key)) {
    await Promise.allSettled([turning(), cardShown()]);
    const shown = document.getElementById("card")?.dataset.card ?? "";
    if (shown !== about || shown !== wanted()) return;
  }
  tell("key", key);
}

if (dialog) {
  const on = dialog.querySelector("[data-keys-switch]");
  on.checked = kept();
  on.addEventListener("change", () => {
    try {
      localStorage.setItem(KEPT, on.checked ? "on" : "off");
    } catch {
      // It holds for this page then.
    }
  });
  button?.addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    if (!on.checked && event.key !== "Escape") return;
    if (event.key === "?") {
      event.preventDefault();
      dialog.showModal();
    } else {
      // Digits by their place: on some keyboards they are typed with Shift.
      const digit = /^Digit\d$/.test(event.code) && event.code.at(-1);
      const key = digit ? (event.shiftKey ? "⇧" : "") + digit : event.key;
      last = last.then(() => pass(key));
    }
  });
}
