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

/**
 * Makes the keys of one shopper's counters at one moment: what repeats is worked out once, and only where there is
 * something to count. Equal to `capKey`.
 */
export class CapKeys {
  /** The beginning of the keys of each of the shopper's ids. */
  private heads: Readonly<Record<CapSpec['holder'], readonly string[]>> | null = null;
  private day: string | null = null;
  private month: string | null = null;

  constructor(
    private readonly identities: readonly string[],
    private readonly personKeys: readonly string[],
    private readonly now: Date,
  ) {}

  /** How many counters a cap has: one for each of the shopper's ids, or of the person's keys. */
  holders({ holder }: CapSpec): number {
    return (holder === 'user' ? this.identities : this.personKeys).length;
  }

  of(spec: Pick<CapSpec, 'name' | 'period' | 'holder'>, place: number): string {
    this.heads ??= {
      user: this.identities.map(headOf),
      person: this.personKeys.map((key) => headOf(holderOfPerson(key))),
    };
    return (this.heads[spec.holder][place] ?? '') + spec.name + this.ending(spec.period);
  }

  private ending(period: CapPeriod): string {
    if (period === 'day') return (this.day ??= platformDay(this.now));
    return period === 'month' ? (this.month ??= platformMonth(this.now)) : 'total';
  }
}

function headOf(holder: string): string {
  return `cap:{${encodeURIComponent(holder)}}:`;
}
