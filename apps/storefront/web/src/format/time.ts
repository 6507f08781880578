import type { Language } from '../i18n/language.js';

const ZONE = 'Asia/Shanghai';
const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Day and minute in Shanghai, wherever the browser is: `2026-11-28 18:30`. */
export function momentIn(instant: string): string {
  const parts = partsOf(instant);
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

/** The same with its offset, for places where two clocks could be confused. */
export function momentWithOffset(instant: string): string {
  return `${momentIn(instant)} UTC+8`;
}

/** Month and day in Shanghai: `11月28日`, `28 Nov`. */
export function dayIn(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: ZONE,
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(new Date(instant));
}

/** What is left of a validity. */
export interface TimeLeft {
  readonly unit: 'over' | 'minutes' | 'hours' | 'days';
  readonly count: number;
}

/** Time from `now` until an instant in its largest unit, rounded down so that nobody is promised too much. */
export function timeLeft(until: string, now: number): TimeLeft {
  const left = Date.parse(until) - now;
  if (left <= 0) return { unit: 'over', count: 0 };
  if (left >= DAY_MS) return { unit: 'days', count: Math.floor(left / DAY_MS) };
  if (left >= HOUR_MS) return { unit: 'hours', count: Math.floor(left / HOUR_MS) };
  return { unit: 'minutes', count: Math.max(1, Math.floor(left / MINUTE_MS)) };
}

function partsOf(instant: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
}
