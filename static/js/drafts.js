// Keeps what stands in the form over a reload, in this tab only, until it is compared.
const SIDES = ["left", "right"].map((side) => [side, `${side}_title`, `${side}_from`]);

for (const form of document.querySelectorAll("form[data-drafts]")) {
  const key = `diptych.draft.${form.dataset.drafts}`;
  const fields = form.elements;

  const store = (name, value) => {
    try {
      sessionStorage.setItem(name, value);
    } catch {
      // Full or forbidden: it lives in the page alone.
    }
  };
  const keep = () => store(key, JSON.stringify(Object.fromEntries(SIDES.flat().map((name) => [name, fields[name].value]))));
  const restore = () => {
    let draft = null;
    try {
      draft = JSON.parse(sessionStorage.getItem(key));
    } catch {
      return;
    }
    for (const side of SIDES) {
      if (side.some((name) => fields[name].value)) continue; // it came with the page
      for (const name of side) fields[name].value = draft?.[name] ?? "";
    }
    fields.left.dispatchEvent(new Event("input", { bubbles: true }));
  };
  if (form.dataset.drafts === "new") restore();
  for (const kind of ["input", "htmx:after:swap"]) document.addEventListener(kind, keep);
  // The page of the comparison drops it; a form that was refused is still a draft.
  store("diptych.draft.sent", "");
  form.addEventListener("submit", () => store("diptych.draft.sent", key));
}
