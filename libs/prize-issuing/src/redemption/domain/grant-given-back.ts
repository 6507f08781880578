import type { Money } from '@boon/shared-kernel';

/** What a grant gives back to its funders, and whether all that it paid for has now come back. */
export interface GrantGivenBack {
  readonly grantId: string;
  readonly platform: Money;
  readonly merchant: Money;
  readonly isFullyReturned: boolean;
  /** Of a lot, which is refilled; else the grant comes back as a whole. */
  readonly inParts: boolean;
}
