// Says that what was sent is under way, and keeps a second click from sending it again.
for (const form of document.querySelectorAll("form[data-progress]")) {
  form.addEventListener("submit", (event) => {
    const button = event.submitter ?? form.querySelector("button[type=submit]");
    if (form.ariaBusy === "true") {
      event.preventDefault();
      return;
    }
    form.ariaBusy = "true";
    button.setAttribute("aria-disabled", "true");
    const status = document.querySelector("[data-progress-status]");
    if (status) status.textContent = form.dataset.progress;
  });
}

// The browser may show this page again from its memory, with the form still busy.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-progress]")) {
    form.ariaBusy = null;
    form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  }
  const status = document.querySelector("[data-progress-status]");
  if (status) status.textContent = "";
});
