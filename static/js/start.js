// What stands in the form is kept in this tab until it is compared.
const form = document.getElementById("compare");

if ("drafts" in form.dataset) {
  const sides = ["left", "right"].map((side) => [side, `${side}_title`, `${side}_from`]);
  const keys = ["diptych.draft", "diptych.sent"]; // the page of a comparison drops what was sent
  const fields = form.elements;
  let sent = 0;

  try {
    const draft = JSON.parse(sessionStorage[keys[1]] ?? sessionStorage[keys[0]]);
    sides.forEach((side, at) => {
      if (side.some((name) => fields[name].value)) return; // it came with the page
      side.forEach((name, of) => { fields[name].value = draft[at][of]; });
    });
  } catch {
    // Not kept.
  }
  fields.left.dispatchEvent(new Event("input", { bubbles: true }));
  form.addEventListener("submit", () => { sent = 1; });
  addEventListener("click", ({ target }) => { if (target.closest("a, #progress button")) sent = 0; });
  for (const kind of ["input", "pagehide", "visibilitychange"]) {
    addEventListener(kind, () => {
      try {
        delete sessionStorage[keys[1 - sent]];
        sessionStorage[keys[sent]] = JSON.stringify(sides.map((side) => side.map((name) => fields[name].value)));
      } catch {
        // Not kept.
      }
    });
  }
}

// Words as the server counts them: characters where a script sets no spaces.
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/gu;

const { lang } = document.documentElement;
const plural = new Intl.PluralRules(lang);

function count() {
  for (const out of document.querySelectorAll("[data-word-count]")) {
    const text = document.getElementById(out.dataset.wordCount).value.trim();
    const words = text.split(/\s+/u).reduce((sum, word) => sum + Math.max(/[\p{L}\p{N}]/u.test(word), word.match(UNSPACED)?.length ?? 0), 0);
    const forms = JSON.parse(out.dataset.forms);
    out.textContent = (forms[plural.select(words)] ?? forms.other).replace(/{n.*?}/, words.toLocaleString(lang));
    out.nextElementSibling.hidden = !/^https?:\/\/\S+$/iu.test(text);
  }
}

for (const kind of ["input", "htmx:after:swap"]) document.addEventListener(kind, count);
count();

// Files dropped or pasted go to a side's file field, which htmx sends to be read. Elsewhere they do not take the page's place.
function give(side, file) {
  const input = document.querySelector(`[data-file=${side}]`);
  const one = new DataTransfer();
  one.items.add(file);
  input.files = one.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

for (const kind of ["dragover", "dragleave", "drop", "paste"]) {
  addEventListener(kind, (event) => {
    const { files, types } = event.dataTransfer ?? event.clipboardData;
    const pane = event.target.closest?.("[data-drop]");
    if (!types.includes("Files") || types.includes("text/plain")) return; // Word: a picture too
    event.preventDefault();
    pane?.toggleAttribute("data-over", kind === "dragover");
    if (files[1] && form.left) ["left", "right"].forEach((side, at) => give(side, files[at]));
    else if (files[0] && pane) give(pane.dataset.drop, files[0]);
  });
}

addEventListener("htmx:error", ({ target }) => {
  const pane = target.closest("[data-drop]");
  pane?.querySelector("[role=status]").replaceChildren(pane.dataset.unreachable);
});

// Enter leads from a title to its text, or reads an address; with Ctrl or ⌘ it compares.
form.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (key !== "Enter" || event.isComposing) return;
  const pane = target.closest("[data-drop]");
  const read = target.type === "textarea" && pane.querySelector("[data-reads]:not([hidden])");
  if (event.ctrlKey || event.metaKey) form.requestSubmit();
  else if (read) read.click();
  else if (target.type === "text") pane.querySelector("textarea").focus();
  else return;
  event.preventDefault();
});
