// A menu closes by Escape, by a click elsewhere and when the focus leaves it.
const menus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && event.target.closest("details.menu[open]");
  if (!open) return;
  event.stopImmediatePropagation(); // the choice stays
  open.open = false;
  open.querySelector("summary").focus();
}, { capture: true });

for (const event of ["pointerdown", "focusin"]) {
  document.addEventListener(event, ({ target }) => {
    for (const menu of menus()) if (!menu.contains(target) && !target.contains(menu)) menu.open = false;
  });
}
