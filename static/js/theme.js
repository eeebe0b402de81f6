// Runs before the first paint: says that scripts run, and applies the theme this reader chose.
(() => {
  const { dataset } = document.documentElement;
  const themes = ["", "light", "dark"];
  const say = () => {
    const button = document.querySelector("[data-theme-switch]");
    button.textContent = dataset.theme ? button.dataset[dataset.theme] : button.dataset.system;
  };
  dataset.js = "";
  try {
    dataset.theme = localStorage.getItem("diptych.theme") ?? "";
  } catch {
    // Not kept.
  }
  addEventListener("DOMContentLoaded", say);
  addEventListener("click", ({ target }) => {
    if (!target.closest("[data-theme-switch]")) return;
    dataset.theme = themes[(themes.indexOf(dataset.theme ?? "") + 1) % 3];
    say();
    try {
      localStorage.setItem("diptych.theme", dataset.theme);
    } catch {
      // Not kept.
    }
  });
})();
