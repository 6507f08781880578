const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Mostly the day is asked for that was asked for last: by number and as text. */
let lastDay = NaN;
let lastText = '';

/** The day in Asia/Shanghai (UTC+8 all year since 1992) that holds this instant, as `YYYY-MM-DD`. */
export function platformDay(instant: Date): string {
  const day = Math.floor((instant.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS);
  if (day !== lastDay) {
    lastText = new Date(day * DAY_MS).toISOString().slice(0, 10);
    lastDay = day;
  }
  return lastText;
}

/** The calendar month in Asia/Shanghai that holds this instant, as `YYYY-MM`. */
export function platformMonth(instant: Date): string {
  return platformDay(instant).slice(0, 7);
}
