// A text file dropped on a pane, or picked, fills it. The file never leaves the page by itself.
const LARGEST = 8_000_000;

async function fill(field, file) {
  if (!file) return;
  const plain = /\.(txt|md|markdown|text)$/iu.test(file.name) || file.type.startsWith("text/");
  const count = document.querySelector(`[data-word-count="${field.id}"]`);
  if (!plain || file.size > LARGEST) {
    count.textContent = plain ? "That file is too large." : "Only .txt and .md files can be read here.";
    return;
  }
  field.value = await file.text();
  const title = document.getElementById(`${field.id}_title`);
  if (!title.value) title.value = file.name.replace(/\.[^.]+$/u, "").replace(/[_-]+/gu, " ");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

for (const pane of document.querySelectorAll("[data-drop]")) {
  const field = pane.querySelector("textarea");
  const over = (on) => pane.toggleAttribute("data-over", on);
  pane.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    over(true);
  });
  pane.addEventListener("dragleave", () => over(false));
  pane.addEventListener("drop", (event) => {
    over(false);
    const files = [...event.dataTransfer.files];
    if (!files.length) return;
    event.preventDefault();
    fill(field, files[0]);
    const other = [...document.querySelectorAll("[data-drop] textarea")].find((area) => area !== field);
    if (files.length > 1 && other) fill(other, files[1]);
  });
}

for (const label of document.querySelectorAll("[data-file-label]")) {
  const input = label.querySelector("input");
  input.addEventListener("change", () => fill(document.getElementById(input.dataset.file), input.files[0]));
}
