const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Full jitter: anything from nothing to a ceiling that doubles, so that callers do not come back together. */
export function pauseBefore(retry: number, random: number): number {
  return random * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** retry);
}

/** `Retry-After` in milliseconds: seconds, or a date by the server's own clock; null when there is none. */
export function retryAfterOf(headers: Headers, now: number): number | null {
  const asked = headers.get('retry-after')?.trim();
  if (!asked) return null;
  if (/^\d+$/.test(asked)) return Number(asked) * 1_000;
  const until = Date.parse(asked);
  const servedAt = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(until) ? null : Math.max(0, until - (servedAt || now));
}
