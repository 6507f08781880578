const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The day in Asia/Shanghai (UTC+8 all year since 1992) that holds this instant, as `YYYY-MM-DD`. */
export function platformDay(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The calendar month in Asia/Shanghai that holds this instant, as `YYYY-MM`. */
export function platformMonth(instant: Date): string {
  return platformDay(instant).slice(0, 7);
}
