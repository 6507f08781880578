import type { PlanChangedPayload, SwitchChangedPayload } from '@boon/contracts/placement';
import type {
  BudgetChangedPayload,
  LotteryChangedPayload,
  StockChangedPayload,
} from '@boon/contracts/prize-issuing';
import type { SchemeChangedPayload } from '@boon/contracts/solution';
import type { Slot } from '../../slot/domain/slot.js';

/** One object of the catalogue as its owner last told of it. */
export type CatalogueItem =
  | {
      readonly kind: 'stock';
      readonly id: string;
      readonly version: number;
      readonly body: StockChangedPayload;
    }
  | {
      readonly kind: 'scheme';
      readonly id: string;
      readonly version: number;
      readonly body: SchemeChangedPayload;
    }
  | {
      readonly kind: 'plan';
      readonly id: string;
      readonly version: number;
      readonly body: PlanChangedPayload;
    }
  | {
      readonly kind: 'switch';
      readonly id: string;
      readonly version: number;
      readonly body: SwitchChangedPayload;
    }
  | {
      readonly kind: 'budget';
      readonly id: string;
      readonly version: number;
      readonly body: BudgetChangedPayload;
    }
  | {
      readonly kind: 'lottery';
      readonly id: string;
      readonly version: number;
      readonly body: LotteryChangedPayload;
    }
  | {
      readonly kind: 'slot';
      readonly id: string;
      readonly version: number;
      readonly body: Slot;
    };
