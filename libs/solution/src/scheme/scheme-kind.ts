import { Injectable } from '@nestjs/common';
import { KnownStocks } from '@boon/asset-strategy';
import { LiveVouchers } from '@boon/merchant-recruitment';
import { SchemeChanged, SchemePublished } from '@boon/contracts/solution';
import { GovernedKind, type Governed, type MoveEffect } from '@boon/governance';
import type { LifecycleMove } from '@boon/governance/lifecycle';
import { accountScope, BudgetAccounts } from '@boon/service-support/budgets';
import { Money, refused, type DomainEvent, type Refused } from '@boon/shared-kernel';
import { parseAudience } from './domain/audience.js';
import type { SchemeContent } from './domain/scheme.js';
import type { SchemeRefusal } from './scheme-refusals.js';

/** What sets a scheme apart from other governed objects. */
@Injectable()
export class SchemeKind extends GovernedKind<SchemeContent, SchemeRefusal> {
  readonly name = 'scheme';
  readonly table = 'solution.scheme';

  constructor(
    private readonly stocks: KnownStocks,
    private readonly vouchers: LiveVouchers,
    private readonly accounts: BudgetAccounts,
  ) {
    super();
  }

  async check(content: SchemeContent): Promise<Refused<SchemeRefusal> | null> {
    const fault = audienceFault(content.audience);
    if (fault) return refused('scheme.audience-invalid', fault);
    const { arms = [] } = content;
    const shares = arms.reduce((sum, { basisPoints }) => sum + basisPoints, 0);
    const names = new Set(arms.map(({ name }) => name));
    if (shares > 10_000 || names.size < arms.length) return refused('scheme.arms-invalid');
    const notAssets = await this.stocks.unknownAmong(content.stockIds);
    const unknown = await this.vouchers.unknownAmong(notAssets);
    return unknown.length > 0
      ? refused('scheme.stock-unknown', { stockId: unknown.join(', ') })
      : null;
  }

  /** Without a budget it promises nothing beyond what its stocks' own approvals already cover. */
  worstCase({ budget }: SchemeContent): Money {
    return budget == null ? Money.ZERO : Money.parse(budget);
  }

  async carryOut(
    object: Governed<SchemeContent>,
    move: LifecycleMove,
  ): Promise<MoveEffect | Refused<SchemeRefusal>> {
    if (move !== 'publish') return { ok: true };
    const refusal = await this.check(object.content);
    if (refusal !== null) return refusal;
    const { budget } = object.content;
    if (budget != null) {
      const scope = accountScope('scheme', object.id);
      await this.accounts.setLimit(scope, { fen: BigInt(budget), units: null });
    }
    return { ok: true };
  }

  eventsOf(object: Governed<SchemeContent>, move: LifecycleMove, by: string): DomainEvent[] {
    const { name, goal, audience, stockIds, arms = [] } = object.content;
    const changed = SchemeChanged.of({
      schemeId: object.id,
      version: object.version,
      state: object.state,
      name,
      goal,
      audience: audience as { op: string } | null,
      stockIds: [...stockIds],
      arms: [...arms],
    });
    if (move !== 'publish') return [changed];
    const publishedAt = object.updatedAt.toISOString();
    return [changed, SchemePublished.of({ schemeId: object.id, by, publishedAt })];
  }
}

function audienceFault(
  audience: SchemeContent['audience'],
): { path: string; fault: string } | null {
  if (audience === null) return null;
  const parsed = parseAudience(audience);
  if (parsed.ok) return null;
  const [first] = parsed.faults;
  return {
    path: ['audience', first?.path].filter(Boolean).join('.'),
    fault: first?.message.en ?? '',
  };
}
