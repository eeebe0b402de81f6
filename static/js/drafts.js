// Keeps what is typed over a reload, in this tab only, until it has been compared.
for (const form of document.querySelectorAll("form[data-drafts]")) {
  const key = `diptych.draft.${form.dataset.drafts}`;
  const fields = [...form.querySelectorAll("textarea, input[type=text]")];

  const store = (name, value) => {
    try {
      sessionStorage.setItem(name, value);
    } catch {
      // No room or no permission: the draft lives in the page alone.
    }
  };
  const keep = () => store(key, JSON.stringify(Object.fromEntries(fields.map((f) => [f.name, f.value]))));
  const restore = () => {
    if (form.dataset.drafts !== "new" || fields.some((field) => field.value)) return;
    let draft = null;
    try {
      draft = JSON.parse(sessionStorage.getItem(key));
    } catch {
      return;
    }
    for (const field of fields) {
      field.value = draft?.[field.name] ?? "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  restore();
  form.addEventListener("input", keep);
  // The page of the comparison drops it; a form that comes back was refused and is still a draft.
  store("diptych.draft.sent", "");
  form.addEventListener("submit", () => store("diptych.draft.sent", key));
}
