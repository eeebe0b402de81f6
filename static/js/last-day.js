// The last day of a link ends at midnight by the reader's own clock: the form says how far that is from UTC.
for (const date of document.querySelectorAll("[data-last-day]")) {
  const offset = date.form.elements.utc_offset;
  const set = () => { offset.value = -new Date(`${date.value}T23:59`).getTimezoneOffset() || 0; };
  date.min = new Date().toLocaleDateString("sv");
  date.labels[0].querySelector("span").remove();
  date.addEventListener("input", set);
  set();
}
