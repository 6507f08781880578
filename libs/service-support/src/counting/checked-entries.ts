import { ensure } from '@boon/shared-kernel';
import type { CounterEntry } from './counters.js';

/** Throws `InvariantViolated` unless every adapter can count these entries exactly. */
export function checkEntries(entries: readonly CounterEntry[]): void {
  ensure(entries.length > 0, 'a request counts at least one entry');
  ensure(
    new Set(entries.map(({ key }) => key)).size === entries.length,
    'the keys of one request differ from each other',
  );
  for (const { key, amount, limit, earlier } of entries) {
    ensure(
      Number.isSafeInteger(amount) && amount >= 0,
      `${key}: the amount is a whole number >= 0`,
    );
    ensure(limit === null || Number.isSafeInteger(limit), `${key}: the limit is a whole number`);
    const share = earlier?.share ?? 0;
    ensure(
      Number.isInteger(share) && share >= 0 && share <= 1000,
      `${key}: the share of the earlier window is 0 to 1000 thousandths`,
    );
  }
}
