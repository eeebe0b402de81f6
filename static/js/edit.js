// Editing a paragraph in its place: the page opens the form, compares again and shows the new revision without
// leaving what the reader looks at. What the server refuses is sent once more as an ordinary form: its answer then
// is a page that says why and keeps the text.
import { chosen, hear, pair } from "./pair.js";
import { copy, turn } from "./turn.js";

/** The form with the state that the address has now, not the one it had when the form was opened. */
function filled(form) {
  const body = new URLSearchParams(new FormData(form));
  copy(["view", "show", "detail", "fold", "section", "sentence"], new URLSearchParams(location.search), body);
  return body;
}

/** What was folded out for the form is folded in again, and keeps the focus; else that goes back to the text. */
function leave(form) {
  const folded = form.closest("details");
  if (folded) folded.open = false;
  (folded?.querySelector("summary") ?? chosen())?.focus({ preventScroll: true });
}

async function send(form) {
  const status = form.querySelector("[data-again-status]");
  form.ariaBusy = "true";
  status.textContent = "Comparing …";
  try {
    const shown = await turn(form.action, { method: "POST", body: filled(form) });
    if (shown) leave(form);
    else if (shown === false) form.submit();
  } catch {
    status.textContent = "The server cannot be reached. The text is still here: try again.";
  } finally {
    form.ariaBusy = null;
  }
}

if (pair) {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-again]");
    if (!form) return;
    event.preventDefault();
    if (form.ariaBusy !== "true") send(form);
  });
  hear("refreshed", () => pair.querySelector(".edit textarea")?.focus({ preventScroll: true }));
}
