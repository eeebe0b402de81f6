// A button that goes round the themes: as the system says, light, dark.
const THEMES = ["", "light", "dark"];
const NAMES = { "": "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };
const root = document.documentElement;

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  const say = () => { button.textContent = NAMES[root.dataset.theme ?? ""]; };
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? "") + 1) % THEMES.length];
    if (next) root.dataset.theme = next;
    else delete root.dataset.theme;
    try {
      localStorage.setItem("diptych.theme", next);
    } catch {
      // Forbidden storage: the choice holds for this page only.
    }
    say();
  });
  say();
}
