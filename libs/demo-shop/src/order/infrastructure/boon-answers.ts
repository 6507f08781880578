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
  readonly lines: LockedPrice['lines'];
  readonly grants: readonly {
    readonly grantId: string;
    readonly discount: string;
    readonly platform: string;
    readonly merchant: string;
    readonly shares: readonly BenefitShare[];
  }[];
  readonly interest?: {
    readonly months: number;
    readonly annualRate: number;
    readonly principal: string;
    readonly interest: string;
    readonly waived: string;
  } | null;
}

/** A page of a wallet (WalletPage). */
export interface WalletAnswer {
  readonly items: readonly {
    readonly grantId: string;
    readonly name: Bilingual;
    readonly kind: string;
  }[];
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
export function lockedPrice(redemption: RedemptionAnswer, wallet: WalletAnswer): LockedPrice {
  const { amount, discount, payable, lines, grants, interest } = redemption;
  const known = new Map(wallet.items.map((grant) => [grant.grantId, grant]));
  const benefits = grants.map((grant): UsedBenefit => {
    const { name, kind } = known.get(grant.grantId) ?? UNNAMED;
    const { grantId, platform, merchant, shares } = grant;
    return { grantId, name, kind, discount: grant.discount, platform, merchant, shares };
  });
  const subsidies = benefits.filter(({ kind }) => kind === 'subsidy');
  return {
    ...{ amount, discount, payable, benefits },
    subsidy: `${subsidies.reduce((sum, benefit) => sum + BigInt(benefit.discount), 0n)}`,
    lines: lines.map((line) => ({
      lineId: line.lineId,
      amount: line.amount,
      discount: line.discount,
      payable: line.payable,
    })),
    instalments: interest ? instalmentsOf(interest) : null,
  };
}

/** What the shop keeps of a return. */
export function returnAnswer({ lines, grants }: ReturnedAnswer): ReturnAnswer {
  const refund = lines.reduce((sum, line) => sum + BigInt(line.refund), 0n);
  return {
    refund: `${refund}`,
    lines: lines.map(({ lineId, quantity, refund: back }) => ({ lineId, quantity, refund: back })),
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
  const { months, principal, interest, waived } = plan;
  return { months, annualRateBp: annualRate, principal, interest, waived };
}
