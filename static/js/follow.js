// A link that sets part of the address (`data-sets`) leaves the rest of it as it is now. Pressed while a page is on
// its way, it waits for that page and leads on from there.
import { pair, refreshCard, tell } from "./pair.js";
import { copy, turn, turning } from "./turn.js";

/** Where a link leads from the state the page is in now. */
function address(link) {
  const url = new URL(link.href);
  const query = new URLSearchParams(location.search);
  copy(link.dataset.sets.split(" ").filter(Boolean), url.searchParams, query);
  url.search = query;
  url.hash = "";
  return url;
}

/** Follow a link of the page under way, if it is there and says the same. */
function followLater(link) {
  const words = link.textContent;
  const again = (shown) => shown && link.isConnected && link.textContent === words && link.click();
  turning().then(again, () => {});
}

function follow(event) {
  const link = event.target.closest("a[data-sets]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const url = address(link);
  const sets = link.dataset.sets;
  if ("step" in link.dataset) {
    tell("step", { by: Number(link.dataset.step) });
  } else if (sets === "sentence") {
    tell("choose", { id: url.searchParams.get("sentence") ?? "" });
  } else if (sets === "detail" || sets === "pin") {
    history.replaceState(null, "", url);
    refreshCard(url);
  } else if (turning()) {
    followLater(link);
  } else if (sets === "view" || "leaves" in link.dataset) {
    const sentence = url.searchParams.get("sentence");
    if (sentence) url.hash = sentence;
    location.assign(url);
  } else {
    turn(url);
  }
}

if (pair) document.addEventListener("click", follow);
