// Files dropped on a side, pasted or picked go to its file field, which htmx sends to be read; of two the first is the
// source. Elsewhere a file must not take the page's place.
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
    if (files.length > 1) ["left", "right"].forEach((side, at) => give(side, files[at]));
    else if (files.length && pane) give(pane.dataset.drop, files[0]);
  });
}

addEventListener("htmx:error", ({ target }) => {
  target.closest("[data-drop]").querySelector("[role=status]").textContent = "The server cannot be reached; try again.";
});
