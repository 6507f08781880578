import { Money } from '@boon/shared-kernel';
import type { Bilingual } from '../../feeds/feed-lines.js';
import type {
  BenefitShare,
  LockedPrice,
  OrderInstalments,
  ReturnAnswer,
  UsedBenefit,
} from '../domain/order.js';

/** A lock or a confirmation as Boon answers it (docs/openapi/issuing-api.json, RedemptionView). */
export interface RedemptionAnswer {
  readonly id: string;
  readonly state: string;
  readonly amount: string;
  readonly discount: string;
  readonly payable: string;
  readonly subsidy: string;
  readonly lines: LockedPrice['lines'];
  readonly grants: readonly {
    readonly grantId: string;
    readonly effect: UsedBenefit['effect'];
    readonly discount: string;
    readonly platform: string;
    readonly merchant: string;
    readonly shares: readonly BenefitShare[];
  }[];
  readonly interest: {
    readonly months: number;
    readonly annualRate: number;
    readonly method: OrderInstalments['method'];
    readonly interest: string;
    readonly waived: string;
  } | null;
}

/** What the shop reads of a grant in a wallet (WalletGrantView). */
export interface NamedGrant {
  readonly grantId: string;
  readonly name: Bilingual;
  readonly kind: string;
}

/** A page of a wallet (WalletPage). */
export interface WalletAnswer {
  readonly items: readonly NamedGrant[];
  readonly nextCursor: string | null;
}

/** A return (ReturnView). */
export interface ReturnedAnswer {
  readonly lines: ReturnAnswer['lines'];
  readonly grants: readonly {
    readonly grantId: string;
    readonly givenBack: string;
    readonly state: string;
  }[];
}

/** What the shop keeps of a lock; names and kinds of the benefits come from the wallet. */
export function lockedPrice(
  redemption: RedemptionAnswer,
  named: ReadonlyMap<string, NamedGrant>,
): LockedPrice {
  const { amount, discount, payable, subsidy, lines, grants, interest } = redemption;
  return {
    ...{ amount, discount, payable, subsidy },
    lines: lines.map((line) => ({
      ...{ lineId: line.lineId, amount: line.amount, discount: line.discount },
      ...{ payable: line.payable, interest: line.interest },
    })),
    benefits: grants.map(({ grantId, effect, shares, ...paid }): UsedBenefit => {
      const { name, kind } = named.get(grantId) ?? UNNAMED;
      const { platform, merchant } = paid;
      return { grantId, name, kind, effect, discount: paid.discount, platform, merchant, shares };
    }),
    instalments: interest === null ? null : instalmentsOf(interest),
  };
}

/** What the shop keeps of a return. */
export function returnAnswer({ lines, grants }: ReturnedAnswer): ReturnAnswer {
  return {
    refund: sumOf(lines.map(({ refund }) => refund)),
    interest: sumOf(lines.map(({ interest }) => interest)),
    lines: lines.map(({ lineId, quantity, refund, interest }) => ({
      ...{ lineId, quantity, refund, interest },
    })),
    givenBack: grants.map(({ grantId, givenBack, state }) => ({
      ...{ grantId, amount: givenBack, state },
      restored: state === 'held',
    })),
  };
}

const UNNAMED = { name: { zh: '优惠', en: 'Benefit' }, kind: 'unknown' };

function instalmentsOf({
  annualRate,
  ...plan
}: NonNullable<RedemptionAnswer['interest']>): OrderInstalments {
  const { months, method, interest, waived } = plan;
  return { months, annualRateBp: annualRate, method, interest, waived };
}

function sumOf(amounts: readonly string[]): string {
  return Money.sum(amounts.map((amount) => Money.parse(amount))).toString();
}
