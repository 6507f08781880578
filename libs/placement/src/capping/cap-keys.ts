import { capKey, holderOfPerson, type CapPeriod } from '@boon/service-support/caps';
import { platformDay, platformMonth } from '@boon/shared-kernel';
import type { CapSpec } from './cap-spec.js';

/** The counter of confirmed exposures of one user to a plan on the day of `now` (Asia/Shanghai). */
export function exposureKey(userId: string, planId: string, now: Date): string {
  const subject = { measure: 'exposures', subject: 'plan', subjectId: planId } as const;
  return capKey({ userId, ...subject, period: 'day' }, now);
}

/** The counter of one user's grants of a stock, which issuing keeps. */
export function claimKey(userId: string, stockId: string, period: CapPeriod, now: Date): string {
  const subject = { measure: 'claims', subject: 'stock', subjectId: stockId } as const;
  return capKey({ userId, ...subject, period }, now);
}

/** Makes the keys of one shopper's counters at one moment: what repeats is worked out once. Equal to `capKey`. */
export class CapKeys {
  /** The beginning of the keys of each of the shopper's ids. */
  private readonly heads: Readonly<Record<CapSpec['holder'], readonly string[]>>;
  private readonly day: string;
  private readonly month: string;

  constructor(identities: readonly string[], personKeys: readonly string[], now: Date) {
    this.heads = {
      user: identities.map(headOf),
      person: personKeys.map((key) => headOf(holderOfPerson(key))),
    };
    this.day = platformDay(now);
    this.month = platformMonth(now);
  }

  /** How many counters a cap has: one for each of the shopper's ids, or of the person's keys. */
  holders({ holder }: CapSpec): number {
    return this.heads[holder].length;
  }

  of(spec: Pick<CapSpec, 'name' | 'period' | 'holder'>, place: number): string {
    return (this.heads[spec.holder][place] ?? '') + spec.name + this.ending(spec.period);
  }

  private ending(period: CapPeriod): string {
    if (period === 'day') return this.day;
    return period === 'month' ? this.month : 'total';
  }
}

function headOf(holder: string): string {
  return `cap:{${encodeURIComponent(holder)}}:`;
}
