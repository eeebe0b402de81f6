// Times come in UTC and say so; here they are told by the reader's own clock, with its zone.
const own = navigator.language.startsWith("en") ? navigator.language : "en-GB";
const words = new Intl.DateTimeFormat(own, {
  calendar: "gregory", numberingSystem: "latn", hourCycle: "h23", timeZoneName: "short",
  year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit",
});

const tell = () => {
  for (const time of document.querySelectorAll("time[data-time]")) {
    const { year, month, day, hour, minute, timeZoneName } = Object.fromEntries(
      words.formatToParts(new Date(time.dateTime)).map(({ type, value }) => [type, value]),
    );
    time.title = time.textContent;
    const told = time.dataset.time === "day"
      ? `${day} ${month} ${year}`
      : `${day} ${month.slice(0, 3)} ${year}, ${hour}:${minute} ${timeZoneName}`;
    time.textContent = told.replaceAll(" ", "\u00a0");
    delete time.dataset.time;
  }
};

tell();
document.addEventListener("htmx:after:swap", tell);
