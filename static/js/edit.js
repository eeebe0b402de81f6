// Editing a paragraph in its place: the page opens the form, compares again and shows the new revision without
// leaving what the reader looks at. What the server refuses is sent once more as an ordinary form: its answer then
// is a page that says why and keeps the text.
import { chosen, hear, pair } from "./pair.js";
import { copy, turn } from "./turn.js";

/** The form with the state that the address has now, not the one it had when the form was opened. */
function filled(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  copy(["view", "show", "detail", "fold", "section", "sentence"], new URLSearchParams(location.search), body);
  return body;
}

/** What was folded out for the form is folded in again, and keeps the focus; else that goes back to the text. */
function leave(form) {
  const folded = form.closest("details");
  if (folded) folded.open = false;
  (folded?.querySelector("summary") ?? chosen())?.focus({ preventScroll: true });
}

/** Sends it as an ordinary form, with the button that was pressed. */
function submit(form, button) {
  if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  form.submit();
}

async function send(form, button) {
  const status = form.querySelector("[data-again-status]");
  form.ariaBusy = "true";
  status.textContent = form.dataset.again || "Comparing …";
  try {
    const shown = await turn(form.action, { method: "POST", body: filled(form, button) });
    if (shown) leave(form);
    else if (shown === false) submit(form, button);
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
    if (form.ariaBusy !== "true") send(form, event.submitter);
  });
  hear("refreshed", () => pair.querySelector(".edit textarea")?.focus({ preventScroll: true }));
}
