import { ensure, InvariantViolated } from '@boon/shared-kernel';
import type { CounterEntry } from './counters.js';

/** Throws `InvariantViolated` unless every adapter can count these entries exactly. */
export function checkEntries(entries: readonly CounterEntry[]): void {
  ensure(entries.length > 0, 'a request counts at least one entry');
  const keys = new Set<string>();
  for (const { key } of entries) keys.add(key);
  ensure(keys.size === entries.length, 'the keys of one request differ from each other');
  for (const { key, amount, limit, earlier } of entries) {
    if (!isCount(amount)) throw new InvariantViolated(`${key}: the amount is a whole number >= 0`);
    if (limit !== null && !Number.isSafeInteger(limit)) {
      throw new InvariantViolated(`${key}: the limit is a whole number`);
    }
    const share = earlier?.share ?? 0;
    if (!isCount(share) || share > 1000) {
      throw new InvariantViolated(
        `${key}: the share of the earlier window is 0 to 1000 thousandths`,
      );
    }
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
