// Decisions by button and by key, without another page: the answer holds the parts that change. A card that the
// reader has left meanwhile stays away.
import { cells, hear, pair, tell } from "./pair.js";
import { copy } from "./turn.js";

const ACTS = { 1: "ok", 2: "problem", 3: "question", x: "dismissed" };
let last = Promise.resolve();

/** What an answer says of sentences and rings: their filters' tags, the signs behind them, how they look. */
function mark() {
  for (const { dataset: { ring, severity } } of document.querySelectorAll("#touched > [data-ring]")) {
    for (const fact of pair.querySelectorAll(`mark[data-finding="${ring}"]`)) fact.dataset.severity = severity;
  }
  for (const { dataset: { of, tags, said } } of document.querySelectorAll("#touched > [data-of]")) {
    for (const marked of [document.getElementById(of), ...cells().filter(({ dataset }) => dataset.cell === of)]) {
      if (!marked) continue;
      marked.dataset.tags = tags;
      if (said) marked.dataset.said = said;
      else delete marked.dataset.said;
    }
  }
  tell("refilter");
}

async function send(form, body) {
  // It may be pressed before the decision it is about was answered.
  if (body.has("undo")) body.set("undo", document.querySelector('[data-act="undo"]')?.value ?? "");
  const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request-Type": "partial" } }).catch(() => null);
  if (answer?.ok) {
    await window.htmx.swap({ text: await answer.text(), sourceElement: form, target: "#touched", swap: "none" });
    mark();
  } else if ([404, 422].includes(answer?.status)) {
    location.reload(); // decided anew elsewhere, or gone: the page as it is now says so
  } else {
    document.querySelector(".review-said").textContent = "Not saved, the server does not answer: press again.";
  }
}

function decide(event) {
  const form = event.target.closest("form[data-decide]");
  if (!form) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  copy(["view", "show", "detail", "fold", "section", "sentence"], new URLSearchParams(location.search), body);
  last = last.then(() => send(form, body)); // in the order in which they were decided
}

function press(act) {
  const first = (state) => document.querySelector(`#chosen .word${state} [data-act="${act}"]`);
  (first('[data-state=""]') ?? first(""))?.click();
}

if (pair) {
  document.addEventListener("submit", decide);
  hear("key", (key) => {
    if (ACTS[key]) press(ACTS[key]);
    else if (key === "z") document.querySelector('[data-act="undo"]')?.click();
    else if (key === "c") {
      const writing = document.querySelector("#chosen [data-comment]") ?? document.querySelector("[data-comment]");
      if (writing) writing.open = true;
      setTimeout(() => writing?.querySelector("textarea").focus()); // once the key is typed
    }
  });
}
