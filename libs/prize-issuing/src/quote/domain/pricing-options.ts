import { DEFAULT_PRICING, type InstalmentPlan, type PricingPolicy } from '@boon/benefit-terms';

/** How this platform prices orders, for how long it locks grants, and which instalment plans it offers. */
export class PricingOptions {
  constructor(
    private readonly platform: PricingPolicy = DEFAULT_PRICING,
    readonly lockTtlMs: number = 30 * 60_000,
    private readonly plans: readonly InstalmentPlan[] = [],
  ) {}

  /** The platform's policy, in the mode that a service named. */
  policy(mode: PricingPolicy['mode'] | undefined): PricingPolicy {
    return mode === undefined ? this.platform : { ...this.platform, mode };
  }

  /** The platform's own plan over so many months; null where it offers none. */
  planOver(months: number): InstalmentPlan | null {
    return this.plans.find((plan) => plan.months === months) ?? null;
  }
}
