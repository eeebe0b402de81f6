// On the page of a comparison: the draft it was made from has done its work.
try {
  const key = sessionStorage.getItem("diptych.draft.sent");
  if (key) for (const done of [key, "diptych.draft.sent"]) sessionStorage.removeItem(done);
} catch {
  // Storage may be forbidden; then no draft was kept.
}
