import { ensure, platformDay, platformMonth } from '@boon/shared-kernel';
import type { CounterEntry, EarlierWindow } from './counters.js';

/** What is counted: what was delivered, what was confirmed as seen, what was claimed. */
export type CapMeasure = 'deliveries' | 'exposures' | 'claims';

/** What a cap is on; `all` joins every channel. */
export type CapSubject = 'benefit' | 'stock' | 'scheme' | 'plan' | 'slot' | 'channel' | 'all';

/** A day and a month are those of Asia/Shanghai; `last-24h` slides with the clock. */
export type CapPeriod = 'day' | 'month' | 'total' | SlidingPeriod;

/** The last so many hours (1 to 8,784), counted by two windows: see `slidingWindow`. */
export type SlidingPeriod = `last-${number}h`;

/** A natural person as a holder of counters. User ids have no blanks: the two never meet. */
export function holderOfPerson(personKey: string): string {
  return `person ${personKey}`;
}

/** A cap on one user, or on one natural person as `holderOfPerson` writes it. */
export interface UserCap {
  readonly userId: string;
  readonly measure: CapMeasure;
  readonly subject: CapSubject;
  /** The id of the benefit, stock, scheme or plan, the name of the slot or channel; '' for `all`. */
  readonly subjectId: string;
  readonly period: CapPeriod;
}

const CAP = 'cap:';
const CAP_OF_A_USER = `${CAP}{`;
/** What an encoding leaves as it is: most ids, and the encoding costs more than looking. */
const PLAIN = /^[\w.~-]*$/;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_HOURS = 8_784;
// A reader whose clock is a little behind still finds the counter of the period that just ended.
const GRACE_MS = HOUR_MS;

/** The hash tag that all keys and request ids of one user share, so that one script can reach them all. */
export function userTag(userId: string): string {
  return `{${PLAIN.test(userId) ? userId : encodeURIComponent(userId)}}`;
}

/** What a key of a user's cap consists of; null for any other key. Tag and name make the key again: `keyOfTag`. */
export function partsOfCapKey(key: string): { readonly tag: string; readonly name: string } | null {
  if (!key.startsWith(CAP_OF_A_USER)) return null;
  const end = key.indexOf('}:', CAP_OF_A_USER.length);
  if (end <= CAP_OF_A_USER.length) return null;
  return { tag: key.slice(CAP.length, end + 1), name: key.slice(end + 1) };
}

/** The key of the user with this tag whose other part is `name`. */
export function keyOfTag(tag: string, name: string): string {
  return CAP + tag + name;
}

/** The counter of a user's cap in the period that holds `at`; of a sliding one, its current window. */
export function capKey(cap: UserCap, at: Date): string {
  const { period } = cap;
  switch (period) {
    case 'day':
      return `${nameOf(cap)}:${platformDay(at)}`;
    case 'month':
      return `${nameOf(cap)}:${platformMonth(at)}`;
    case 'total':
      return `${nameOf(cap)}:total`;
    default:
      return slidingWindow(cap, period, at).key;
  }
}

/** Two neighbouring windows of fixed length that together stand for the last so many hours. */
export interface SlidingWindow {
  readonly key: string;
  /** The window before, and how much of it lies within the last hours, in thousandths. */
  readonly earlier: EarlierWindow;
  readonly endsAt: Date;
}

/**
 * The windows of a sliding cap at an instant: the count is that of the window that holds `at` and, of the
 * one before, the part that lies within the period, as if it had been counted evenly (the approximation of
 * a sliding window counter; exact at the border between two windows). For caps that may err a little: where
 * nothing may be shown once too often, cap by day or in total.
 */
export function slidingWindow(cap: UserCap, period: SlidingPeriod, at: Date): SlidingWindow {
  const lengthMs = hoursOf(period) * HOUR_MS;
  const number = Math.floor(at.getTime() / lengthMs);
  const left = (number + 1) * lengthMs - at.getTime();
  const name = `${nameOf(cap)}:${period}`;
  return {
    key: `${name}:${number}`,
    earlier: { key: `${name}:${number - 1}`, share: Math.ceil((left / lengthMs) * 1000) },
    endsAt: new Date((number + 1) * lengthMs),
  };
}

/** The keys that a cap is read from, and what their values make together. */
export interface CapReading {
  readonly keys: readonly string[];
  /** The count, of the values of `keys` in their order. */
  readonly count: (values: readonly number[]) => number;
}

/** How a user's cap is read at an instant. */
export function capReading(cap: UserCap, at: Date): CapReading {
  if (!isSliding(cap.period)) {
    return { keys: [capKey(cap, at)], count: ([value = 0]) => value };
  }
  const { key, earlier } = slidingWindow(cap, cap.period, at);
  return {
    keys: [key, earlier.key],
    count: ([value = 0, before = 0]) => value + Math.ceil((before * earlier.share) / 1000),
  };
}

/** An entry that counts `amount` (default 1) against a user's cap; a null limit only counts. */
export function capEntry(cap: UserCap, limit: number | null, at: Date, amount = 1): CounterEntry {
  const { period } = cap;
  if (!isSliding(period)) {
    return { key: capKey(cap, at), amount, limit, expiresAt: endOf(period, at) };
  }
  const { key, earlier, endsAt } = slidingWindow(cap, period, at);
  // It still counts in the window after it.
  const expiresAt = new Date(endsAt.getTime() + hoursOf(period) * HOUR_MS + GRACE_MS);
  return { key, amount, limit, expiresAt, earlier };
}

/** Entries of one cap for many users. */
export interface UserCaps {
  entryOf(userId: string, amount: number): CounterEntry;
}

/** As `capEntry` without a limit, with all that users have in common worked out once. */
export function userCaps(
  cap: Omit<UserCap, 'userId' | 'period'> & { readonly period: 'day' | 'month' | 'total' },
  at: Date,
): UserCaps {
  const [head, tail = ''] = capKey({ ...cap, userId: '' }, at).split('{}');
  const expiresAt = endOf(cap.period, at);
  return {
    entryOf: (userId, amount) => {
      const key = head + userTag(userId) + tail;
      return { key, amount, limit: null, expiresAt };
    },
  };
}

/** A request id in the user's hash slot: `id` makes it unique, as (decision, slot) does. */
export function capRequestId(userId: string, id: string): string {
  return `${userTag(userId)}:${id}`;
}

function nameOf({ userId, measure, subject, subjectId }: UserCap): string {
  return `cap:${userTag(userId)}:${measure}:${subject}:${encodeURIComponent(subjectId)}`;
}

function isSliding(period: CapPeriod): period is SlidingPeriod {
  return period.startsWith('last-');
}

function hoursOf(period: SlidingPeriod): number {
  const hours = Number(period.slice('last-'.length, -1));
  ensure(
    Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS,
    `${period}: a sliding period has 1 to ${MOST_HOURS} whole hours`,
  );
  return hours;
}

/** The end of the period that holds `at`: the next midnight or month of Asia/Shanghai. */
export function periodEnd(period: 'day' | 'month', at: Date): Date {
  const first = period === 'day' ? platformDay(at) : `${platformMonth(at)}-01`;
  const start = Date.parse(`${first}T00:00:00+08:00`);
  return new Date(start + (period === 'day' ? 1 : daysOfMonth(first)) * DAY_MS);
}

function endOf(period: Exclude<CapPeriod, SlidingPeriod>, at: Date): Date | null {
  return period === 'total' ? null : new Date(periodEnd(period, at).getTime() + GRACE_MS);
}

function daysOfMonth(firstDay: string): number {
  const [year = 0, month = 0] = firstDay.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
