import type { BenefitTerms } from '@boon/benefit-terms';
import type { InteractionMode } from '@boon/contracts/placement';
import type { StockChangedPayload } from '@boon/contracts/prize-issuing';
import type { Condition } from '@boon/service-support/rules';
import type { Goal } from '@boon/solution/audience';

/** A stock that may be granted, ready for deciding. */
export interface OfferedStock {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly terms: BenefitTerms;
  readonly termsWire: StockChangedPayload['terms'];
  readonly limits: StockChangedPayload['limits'];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly worstCaseFen: number;
}

/** One way in which a stock may be shown: through a plan and a scheme, in a slot. */
export interface Offer {
  readonly slot: string;
  readonly stock: OfferedStock;
  readonly scheme: {
    readonly id: string;
    readonly goal: Goal;
    readonly audience: Condition | null;
  };
  readonly plan: {
    readonly id: string;
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly mode: InteractionMode;
    readonly priority: number;
    readonly dailyCapPerUser: number | null;
  };
}
