// Counts the words of a text field while it is typed into, as the server does: characters where a script
// sets no spaces.
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/gu;
const weigh = (total, chunk) => total + Math.max(1, chunk.match(UNSPACED)?.length ?? 0);

for (const out of document.querySelectorAll("[data-word-count]")) {
  const field = document.getElementById(out.dataset.wordCount);
  const count = () => {
    const words = field.value.split(/\s+/u).filter(Boolean).reduce(weigh, 0);
    out.textContent = `${words.toLocaleString("en")}\u00a0${words === 1 ? "word" : "words"}`;
  };
  field.addEventListener("input", count);
  count();
}
