// Keys without a modifier: passed on to whoever answers them, never while typing. The list of them opens by its
// button or by "?", and there they can be switched off for speech input and other keys of the reader's own.
import { tell } from "./pair.js";

const KEPT = "diptych.keys";
const dialog = document.querySelector("dialog[data-keys]");
const button = document.querySelector("[data-keys-button]");

function kept() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true; // storage may be forbidden
  }
}

if (dialog) {
  const on = dialog.querySelector("[data-keys-switch]");
  on.checked = kept();
  on.addEventListener("change", () => {
    try {
      localStorage.setItem(KEPT, on.checked ? "on" : "off");
    } catch {
      // The choice then holds for this page only.
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
      tell("key", digit ? (event.shiftKey ? "⇧" : "") + digit : event.key);
    }
  });
}
