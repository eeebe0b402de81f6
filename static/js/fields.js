// Times come in UTC: told by the reader's own clock.
const words = new Intl.DateTimeFormat(navigator.language.startsWith("en") ? navigator.language : "en-GB", {
  calendar: "gregory", numberingSystem: "latn", hourCycle: "h23", timeZoneName: "short",
  year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit",
});

function tell() {
  for (const time of document.querySelectorAll("time[data-time]")) {
    const { year, month, day, hour, minute, timeZoneName } = Object.fromEntries(
      words.formatToParts(new Date(time.dateTime)).map(({ type, value }) => [type, value]),
    );
    const told = time.dataset.time === "day"
      ? `${day} ${month} ${year}`
      : `${day} ${month.slice(0, 3)} ${year}, ${hour}:${minute} ${timeZoneName}`;
    time.title = time.textContent;
    time.textContent = told.replaceAll(" ", "\u00a0");
    delete time.dataset.time;
  }
}

tell();
document.addEventListener("htmx:after:swap", tell);

// Where the browser does not let us copy, the text is selected.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = status.dataset.copied;
    } catch {
      field.select();
      status.textContent = status.dataset.selected;
    }
  });
}

// The last day ends at the reader's own midnight, so far from UTC.
for (const date of document.querySelectorAll("[data-last-day]")) {
  const set = () => { date.form.elements.utc_offset.value = -new Date(`${date.value}T23:59`).getTimezoneOffset() || 0; };
  date.min = new Date().toLocaleDateString("sv");
  date.labels[0].querySelector("span").remove();
  date.addEventListener("input", set);
  set();
}

// A form is sent once; htmx sees to its own.
let sent = -1e3;
if (!document.querySelector("#panel")) addEventListener("submit", (event) => {
  if (event.timeStamp < sent + 1e3) event.preventDefault();
  else sent = event.timeStamp;
}, true);
