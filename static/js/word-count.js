// Counts the words of each text field as the server does: characters where a script sets no spaces. An address
// alone can be read first.
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/gu;

function count() {
  for (const out of document.querySelectorAll("[data-word-count]")) {
    const text = document.getElementById(out.dataset.wordCount).value.trim();
    const words = text.split(/\s+/u).reduce((total, word) => total + Math.max(/[\p{L}\p{N}]/u.test(word), word.match(UNSPACED)?.length ?? 0), 0);
    out.textContent = `${words.toLocaleString("en")}\u00a0${words === 1 ? "word" : "words"}`;
    out.nextElementSibling.hidden = !/^https?:\/\/\S+$/iu.test(text);
  }
}

for (const kind of ["input", "htmx:after:swap"]) document.addEventListener(kind, count);
count();
