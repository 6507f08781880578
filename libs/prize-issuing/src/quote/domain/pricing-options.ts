import { DEFAULT_PRICING, type PricingPolicy } from '@boon/benefit-terms';

/** How this platform prices orders and for how long it locks grants. */
export class PricingOptions {
  constructor(
    private readonly platform: PricingPolicy = DEFAULT_PRICING,
    readonly lockTtlMs: number = 30 * 60_000,
  ) {}

  /** The platform's policy, in the mode that a service named. */
  policy(mode: PricingPolicy['mode'] | undefined): PricingPolicy {
    return mode === undefined ? this.platform : { ...this.platform, mode };
  }
}
