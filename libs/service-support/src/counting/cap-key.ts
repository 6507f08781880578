import { platformDay, platformMonth } from '@boon/shared-kernel';
import type { CounterEntry } from './counters.js';

/** What is counted: what was delivered, what was confirmed as seen, what was claimed. */
export type CapMeasure = 'deliveries' | 'exposures' | 'claims';

/** What a cap is on; `all` joins every channel. */
export type CapSubject = 'benefit' | 'stock' | 'scheme' | 'plan' | 'slot' | 'channel' | 'all';

/** A day and a month are those of Asia/Shanghai. */
export type CapPeriod = 'day' | 'month' | 'total';

/** A cap on one user. */
export interface UserCap {
  readonly userId: string;
  readonly measure: CapMeasure;
  readonly subject: CapSubject;
  /** The id of the benefit, stock, scheme or plan, the name of the slot or channel; '' for `all`. */
  readonly subjectId: string;
  readonly period: CapPeriod;
}

const DAY_MS = 24 * 3_600_000;
// A reader whose clock is a little behind still finds the counter of the period that just ended.
const GRACE_MS = 3_600_000;

/** The hash tag that all keys and request ids of one user share, so that one script can reach them all. */
export function userTag(userId: string): string {
  return `{${encodeURIComponent(userId)}}`;
}

/** The counter of a user's cap in the period that holds `at`. */
export function capKey(cap: UserCap, at: Date): string {
  const { measure, subject, subjectId, period } = cap;
  const name = `cap:${userTag(cap.userId)}:${measure}:${subject}:${encodeURIComponent(subjectId)}`;
  switch (period) {
    case 'day':
      return `${name}:${platformDay(at)}`;
    case 'month':
      return `${name}:${platformMonth(at)}`;
    case 'total':
      return `${name}:total`;
  }
}

/** An entry that counts `amount` (default 1) against a user's cap; a null limit only counts. */
export function capEntry(cap: UserCap, limit: number | null, at: Date, amount = 1): CounterEntry {
  return { key: capKey(cap, at), amount, limit, expiresAt: endOf(cap.period, at) };
}

/** A request id in the user's hash slot: `id` makes it unique, as (decision, slot) does. */
export function capRequestId(userId: string, id: string): string {
  return `${userTag(userId)}:${id}`;
}

function endOf(period: CapPeriod, at: Date): Date | null {
  if (period === 'total') return null;
  const first = period === 'day' ? platformDay(at) : `${platformMonth(at)}-01`;
  const start = Date.parse(`${first}T00:00:00+08:00`);
  const days = period === 'day' ? 1 : daysOfMonth(first);
  return new Date(start + days * DAY_MS + GRACE_MS);
}

function daysOfMonth(firstDay: string): number {
  const [year = 0, month = 0] = firstDay.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
