// Filters without a new page: the state goes into the address as the links would put it there.
import { cells, hear, pair, refreshCard, sentences, shown, tagsOf, tell } from "./pair.js";

const chips = () => [...document.querySelectorAll("[data-filters] a[data-tag]")];

function toggled(tags, tag) {
  if (!tag) return [];
  return tags.includes(tag) ? tags.filter((other) => other !== tag) : [...tags, tag];
}

function address(tags) {
  const url = new URL(location.href);
  url.searchParams.delete("show");
  for (const { dataset } of chips()) if (dataset.tag && tags.includes(dataset.tag)) url.searchParams.append("show", dataset.tag);
  return url;
}

/** Tags of which a sentence needs one, as the server reads them: severities and kinds narrow the facts, and where
 * both are asked for a finding must be of both. */
function wanted(tags) {
  const facet = new Map(chips().map(({ dataset }) => [dataset.tag, dataset.narrows]));
  const kinds = tags.filter((tag) => facet.get(tag) === "kind");
  const severities = tags.filter((tag) => facet.get(tag) === "severity");
  const both = kinds.flatMap((kind) => severities.map((severity) => `${kind}-${severity}`));
  const narrow = both.length ? both : [...kinds, ...severities];
  return [...tags.filter((tag) => !facet.get(tag) && !(tag === "facts" && narrow.length)), ...narrow];
}

function apply() {
  const tags = shown();
  const asked = new Set(wanted(tags));
  for (const marked of [...sentences(), ...cells()]) {
    marked.toggleAttribute("data-off", asked.size > 0 && !tagsOf(marked).some((tag) => asked.has(tag)));
  }
  for (const chip of chips()) {
    const on = chip.dataset.tag ? tags.includes(chip.dataset.tag) : !tags.length;
    if (on) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
    chip.href = address(toggled(tags, chip.dataset.tag)).search || "?";
  }
  tell("filtered");
}

if (pair) {
  document.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-filters] a[data-tag]");
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const url = address(toggled(shown(), chip.dataset.tag));
    history.pushState(null, "", url);
    apply();
    refreshCard(url);
  });
  hear("key", (key) => chips().find((chip) => chip.dataset.key === key)?.click());
  for (const signal of ["returned", "refreshed", "refilter"]) hear(signal, apply);
}
