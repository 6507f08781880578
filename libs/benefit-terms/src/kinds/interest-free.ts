import type { Money } from '@boon/shared-kernel';
import { covers, readScope, scopeToWire, type Scope } from '../scope.js';
import type { KindModule } from './kind-module.js';

const MONTHS = [3, 6, 12] as const;

/** Which instalment plans cost no interest, and how much of it the funders bear at most. */
export interface InterestFreeTerms {
  readonly kind: 'interest-free';
  readonly months: readonly number[];
  readonly cap: Money;
  readonly scope: Scope;
}

/** Waives the interest of the chosen instalment plan; prices stay as they are. */
export const interestFree: KindModule<InterestFreeTerms> = {
  kind: 'interest-free',
  use: 'by-order',
  family: 'product-benefits',
  broughtBy: 'platform',
  read: (fields) => ({
    kind: 'interest-free',
    months: fields.numbersOf('months', MONTHS),
    cap: fields.money('cap', 1n),
    scope: readScope(fields),
  }),
  toWire: ({ kind, months, cap, scope }) => ({
    kind,
    months: [...months],
    cap: cap.toString(),
    scope: scopeToWire(scope),
  }),
  worstCase: (terms) => terms.cap,
  effect: ({ months, cap, scope }) => ({
    on: 'interest',
    waiver: { months: new Set(months), cap, covers: (item) => covers(scope, item) },
  }),
};
