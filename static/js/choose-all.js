// One box that ticks all rows of a list, and shows whether all, some or none are ticked.
const all = document.querySelector("[data-all]");

if (all) {
  const rows = [...document.querySelectorAll("input[type=checkbox][form]")];
  const show = () => {
    const ticked = rows.filter((row) => row.checked).length;
    all.checked = ticked === rows.length;
    all.indeterminate = ticked > 0 && !all.checked;
  };
  all.addEventListener("change", () => {
    for (const row of rows) row.checked = all.checked;
  });
  document.addEventListener("change", show);
  window.addEventListener("pageshow", show); // a browser that comes back ticks again what was ticked
}
