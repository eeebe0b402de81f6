// Pointing at a sentence shows its counterparts on the other side, without choosing it.
import { counterparts, pair, tell } from "./pair.js";

function point({ type, target }) {
  const sentence = target.closest("a.s");
  if (!sentence) return;
  for (const other of counterparts(sentence)) other.toggleAttribute("data-point", type === "pointerover");
  tell("pointed", { sentence: type === "pointerover" ? sentence : null });
}

if (pair) for (const event of ["pointerover", "pointerout"]) pair.addEventListener(event, point);
