import type { CapRule } from '../slot/domain/cap-rule.js';

/** What a cap counts: what was confirmed as seen, what was delivered (hard caps), what was claimed. */
type Measure = 'exposures' | 'deliveries' | 'claims';

/** One cap per user on an offer, with its counter's name made ready. */
export interface CapSpec {
  /** The counter's key between the user and the period: `exposures:plan:<id>:`. */
  readonly name: string;
  readonly measure: Measure;
  readonly on: CapRule['on'] | 'stock';
  readonly subjectId: string;
  readonly period: 'day' | 'month' | 'total';
  readonly limit: number;
  readonly isHard: boolean;
  /** Counted over all ids of the shopper, or by each key of the natural person: any at its limit bars. */
  readonly holder: 'user' | 'person';
}

interface Capped {
  readonly slot: {
    readonly name: string;
    readonly channel: string;
    readonly caps: readonly CapRule[];
  };
  readonly plan: { readonly id: string; readonly capRules: readonly CapRule[] };
  readonly stock: {
    readonly id: string;
    readonly limits: {
      readonly perUserTotal: number | null;
      readonly perUserDay: number | null;
      readonly perUserMonth: number | null;
      readonly perPersonTotal?: number | null;
      readonly perPersonDay?: number | null;
      readonly perPersonMonth?: number | null;
    };
  };
}

/** Every cap per user on showing this stock through this scheme and plan in this slot. */
export function capsOf(
  slot: Capped['slot'],
  plan: Capped['plan'],
  schemeId: string,
  stock: Capped['stock'],
): CapSpec[] {
  const subjectOf: Readonly<Record<CapRule['on'], string>> = {
    benefit: stock.id,
    scheme: schemeId,
    plan: plan.id,
    slot: slot.name,
    channel: slot.channel,
    all: '',
  };
  const shown = [...plan.capRules, ...slot.caps].map(({ on, period, limit, isHard }): CapSpec =>
    spec({
      measure: isHard ? 'deliveries' : 'exposures',
      on,
      subjectId: subjectOf[on],
      period,
      limit,
      isHard,
      holder: 'user',
    }),
  );
  return [...shown, ...claimCapsOf(stock)];
}

/** How often one user or person may claim a stock. */
export function claimCapsOf({ id, limits }: Capped['stock']): CapSpec[] {
  const { perUserTotal, perUserDay, perUserMonth } = limits;
  const { perPersonTotal, perPersonDay, perPersonMonth } = limits;
  const each = [
    ['user', 'total', perUserTotal],
    ['user', 'day', perUserDay],
    ['user', 'month', perUserMonth],
    ['person', 'total', perPersonTotal],
    ['person', 'day', perPersonDay],
    ['person', 'month', perPersonMonth],
  ] as const;
  return each.flatMap(([holder, period, limit]) => {
    if (limit == null) return [];
    const counted = { measure: 'claims', on: 'stock', subjectId: id, isHard: false } as const;
    return [spec({ ...counted, holder, period, limit })];
  });
}

function spec(cap: Omit<CapSpec, 'name'>): CapSpec {
  return { ...cap, name: `${cap.measure}:${cap.on}:${encodeURIComponent(cap.subjectId)}:` };
}
