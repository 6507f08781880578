import type { PlanChangedPayload } from '@boon/contracts/placement';

/** Products that one request looks up for hooks: beyond it they are not recommended. */
export const NAMED_AT_MOST = 240;

/** Which products the running plans recommend, slot by slot. */
export class NamedProducts {
  private readonly bySlot = new Map<string, Map<string, readonly string[]>>();

  /** Begins with what another one knows. */
  copy({ bySlot }: NamedProducts): void {
    for (const [slot, plans] of bySlot) this.bySlot.set(slot, new Map(plans));
  }

  /** The plan now recommends exactly this; null: it does not run. */
  put(planId: string, plan: PlanChangedPayload | null): void {
    for (const plans of this.bySlot.values()) plans.delete(planId);
    for (const { slot, hook } of plan?.placements ?? []) {
      if (hook?.kind !== 'recommendation') continue;
      const plans = this.bySlot.get(slot) ?? new Map<string, readonly string[]>();
      this.bySlot.set(slot, plans.set(planId, hook.skus));
    }
  }

  /** By slot, each product once; slots that recommend nothing are left out. */
  told(): ReadonlyMap<string, readonly string[]> {
    const told = new Map<string, readonly string[]>();
    for (const [slot, plans] of this.bySlot) {
      const skus = new Set([...plans.values()].flat());
      if (skus.size > 0) told.set(slot, [...skus].slice(0, NAMED_AT_MOST));
    }
    return told;
  }
}
