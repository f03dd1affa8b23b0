// Dates, times and durations as TIMEX3 writes them: for people, and as places on an axis of time.

const DAY = 86_400_000;
const day = (year, month = 1, date = 1) => Date.UTC(year, month - 1, date);
const SEASON_STARTS = { SP: 2, SU: 5, FA: 8, WI: 11 };

/** From when to when a date goes, in milliseconds, or null where the text leaves that open. */
function interval(iso) {
  if (!iso) return null;
  if (iso.includes("/")) {
    const [from, to] = iso.split("/").map((end) => (end === ".." ? null : interval(end)));
    if (!from && !to) return null;
    return [from?.[0] ?? to[0], to?.[1] ?? from[1]];
  }
  const plain = iso.replace(/T.*$/, "");
  let match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain);
  if (match) return [day(+match[1], +match[2], +match[3]), day(+match[1], +match[2], +match[3] + 1)];
  if ((match = /^(\d{4})-(\d{2})$/.exec(plain))) return [day(+match[1], +match[2]), day(+match[1], +match[2] + 1)];
  if ((match = /^(\d{4})-([QH])(\d)$/.exec(plain))) {
    const months = match[2] === "Q" ? 3 : 6;
    return [day(+match[1], 1 + months * (match[3] - 1)), day(+match[1], 1 + months * match[3])];
  }
  if ((match = /^(\d{4})-W(\d{2})$/.exec(plain))) {
    const fourth = new Date(day(+match[1], 1, 4)); // ISO 8601: the first week holds the fourth of January
    const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY + (match[2] - 1) * 7 * DAY;
    return [monday, monday + 7 * DAY];
  }
  if ((match = /^(\d{4})-(SP|SU|FA|WI)$/.exec(plain))) {
    const start = SEASON_STARTS[match[2]];
    return [day(+match[1], start + 1), day(+match[1], start + 4)];
  }
  if ((match = /^(\d{2,4})(X{0,2})$/.exec(plain)) && match[0].length === 4) {
    const years = 10 ** match[2].length;
    return [day(match[1] * years), day((+match[1] + 1) * years)];
  }
  return null;
}

const monthNames = {};

/** A moment as the text `key` has it: day, month, day_of_year, month_of_year. */
function dated(time, key) {
  const moment = new Date(time);
  monthNames[language] ??= new Intl.DateTimeFormat(language, { timeZone: "UTC", month: "short" });
  const name = monthNames[language].format(moment);
  const [y, m, d] = [moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate()].map(String);
  return say(key, { y, m, d, name });
}

/** A date, time or duration for people; as it is where it has no simple form. */
function spoken(iso) {
  if (iso.startsWith("P")) return iso.split("/").map(spokenDuration).join("–");
  if (iso.startsWith("../")) return say("until", { day: spoken(iso.slice(3)) });
  if (iso.endsWith("/..")) return say("since", { day: spoken(iso.slice(0, -3)) });
  if (iso.includes("/")) return iso.split("/").map(spoken).join(" – ");
  const [date, clock] = iso.split("T");
  if (clock === undefined) return spokenDate(date);
  const time = TEXTS[language].dayparts[`T${clock}`] ?? clock;
  return [time, date && spokenDate(date)].filter(Boolean).join(", ");
}

function spokenDate(date) {
  const match = /^(\d{4})-(Q|H|W|SP|SU|FA|WI)(\d*)$/.exec(date);
  if (match) {
    const [, year, part, number] = match;
    const key = { Q: "quarter", H: `halves.${number}`, W: "week" }[part] ?? `seasons.${part}`;
    return say(key, { year, n: String(Number(number)) });
  }
  if (/^\d{3}X$/.test(date)) return say("decade", { year: date.replace("X", "0") });
  if (/XX|QX/.test(date)) return spokenGaps(date);
  const place = interval(date);
  if (!place || date.length === 4) return date;
  return dated(place[0], date.length === 7 ? "month" : "day");
}

const GAPS = /^(XXXX|\d{4})(?:-(XX|\d\d|WXX|W\d\d|Q[X\d]|H\d|SP|SU|FA|WI)(?:-(XX|\d\d?))?)?$/;

/** A date of which the article leaves something open: what it tells, and the largest part that is missing. */
function spokenGaps(date) {
  const [, year, part = "", number = ""] = GAPS.exec(date) ?? [];
  if (!year) return date;
  const isWeek = part.startsWith("W") && part !== "WI";
  let unknown = "year";
  if (number === "XX") unknown = "day";
  else if (part === "XX") unknown = "month";
  else if (part === "WXX") unknown = "week";
  else if (part === "QX") unknown = "quarter";
  return [spokenPart(part, number, isWeek), say(`unknown.${unknown}`), unknown !== "year" && year !== "XXXX" && year].filter(Boolean).join(", ");
}

/** The part of a year, without the year: a month, a quarter, a day of the week. */
function spokenPart(part, number, isWeek) {
  const LEAP = 2024; // a year that has every day
  if (isWeek) {
    return [number && say(`weekdays.${number}`), part !== "WXX" && say("without_year.W", { n: String(+part.slice(1)) })].filter(Boolean).join(", ");
  }
  if (/^\d\d$/.test(part)) {
    const isDay = /^\d\d$/.test(number);
    return dated(day(LEAP, +part, isDay ? +number : 1), isDay ? "day_of_year" : "month_of_year");
  }
  if (/^Q\d$/.test(part)) return say("without_year.Q", { n: part[1] });
  if (/^(H\d|SP|SU|FA|WI)$/.test(part)) return say(`without_year.${part}`);
  return /^\d\d$/.test(number) ? say("day_of_month", { d: String(+number) }) : null;
}

const DURATION = /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/;
const DURATION_UNITS = ["year", "month", "week", "day", "hour", "minute", "second"];

function spokenDuration(iso) {
  const numbers = DURATION.exec(iso)?.slice(1) ?? [];
  const parts = numbers.flatMap((number, at) =>
    number ? new Intl.NumberFormat(language, { style: "unit", unit: DURATION_UNITS[at], unitDisplay: "long" }).format(number) : [],
  );
  return parts.join(" ") || iso;
}

