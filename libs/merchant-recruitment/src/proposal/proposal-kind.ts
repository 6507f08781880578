import { Injectable } from '@nestjs/common';
import {
  ProposalApproved,
  VoucherChanged,
  VoucherFunded,
} from '@boon/contracts/merchant-recruitment';
import { GovernedKind, type Governed, type MoveEffect } from '@boon/governance';
import type { LifecycleMove } from '@boon/governance/lifecycle';
import { ChangeStockState, OpenStock } from '@boon/prize-issuing';
import {
  BasisPoints,
  Clock,
  ensure,
  Money,
  refused,
  type DomainEvent,
  type Refused,
} from '@boon/shared-kernel';
import type { ProposalContent } from './domain/proposal.js';
import { costOfVoucher, type VoucherCost } from './domain/voucher-cost.js';
import type { ProposalRefusal } from './proposal-refusals.js';

/** CNY 10 billion: beyond it a number was mistyped. */
const MOST = Money.ofFen(1_000_000_000_000n);

/**
 * What sets a proposal apart from other governed objects: merchants write it, operators approve it, and its
 * publication is the merchant's act of paying, which opens the stock.
 */
@Injectable()
export class ProposalKind extends GovernedKind<ProposalContent, ProposalRefusal> {
  readonly name = 'proposal';
  readonly table = 'merchant_recruitment.proposal';

  constructor(
    private readonly openStock: OpenStock,
    private readonly changeStockState: ChangeStockState,
    private readonly clock: Clock,
  ) {
    super();
  }

  async check(content: ProposalContent): Promise<Refused<ProposalRefusal> | null> {
    const { startsAt, endsAt } = content.validity;
    if (Date.parse(endsAt) <= Date.parse(startsAt)) {
      return refused('proposal.window-empty', { field: 'validity.endsAt' });
    }
    const cost = costOfVoucher(content);
    if (!cost.ok) return cost;
    return cost.total.compare(MOST) > 0
      ? refused('proposal.too-costly', { most: MOST.toString() })
      : null;
  }

  /** Of platform and merchant together: who approves looks at what shoppers may get. */
  worstCase(content: ProposalContent): Money {
    return this.costOf(content).total;
  }

  /** What a proposal that was kept can cost each who pays. */
  costOf(content: ProposalContent): VoucherCost {
    const cost = costOfVoucher(content);
    ensure(cost.ok, 'a proposal was kept whose cost has no bound');
    return cost;
  }

  async carryOut(
    object: Governed<ProposalContent>,
    move: LifecycleMove,
  ): Promise<MoveEffect | Refused<ProposalRefusal>> {
    if (move === 'publish') return this.open(object);
    const moved = await this.changeStockState.follow(object.links['stockId'], move);
    return moved.ok ? { ok: true } : refused('proposal.stock-closed', { code: moved.code });
  }

  eventsOf(object: Governed<ProposalContent>, move: LifecycleMove, by: string): DomainEvent[] {
    const { id: proposalId, version, state, content } = object;
    const { merchantId, name } = content;
    const stockId = object.links['stockId'] ?? null;
    const at = object.updatedAt.toISOString();
    const changed = VoucherChanged.of({ proposalId, version, state, merchantId, name, stockId });
    if (move === 'approve') {
      return [changed, ProposalApproved.of({ proposalId, merchantId, by, approvedAt: at })];
    }
    if (move !== 'publish' || stockId === null) return [changed];
    const commitment = this.costOf(content).merchant.toString();
    const funded = { proposalId, merchantId, stockId, commitment, by, fundedAt: at };
    return [changed, VoucherFunded.of(funded)];
  }

  /** Its budget is what all its units cost at most: so both funders' fen are booked, and bound nothing further. */
  private async open({
    id,
    content,
  }: Governed<ProposalContent>): Promise<MoveEffect | Refused<ProposalRefusal>> {
    const { merchantId, validity, platformShare } = content;
    if (Date.parse(validity.endsAt) <= this.clock.now().getTime()) {
      return refused('proposal.window-over');
    }
    const opened = await this.openStock.execute({
      assetId: id,
      name: content.name,
      terms: content.terms,
      quantity: content.quantity,
      valueBudget: this.costOf(content).total,
      limits: content.limits,
      validity: {
        startsAt: new Date(validity.startsAt),
        endsAt: new Date(validity.endsAt),
        daysAfterClaim: validity.daysAfterClaim,
      },
      funding: { platform: BasisPoints.of(platformShare), merchantId },
      returnPolicy: content.returnPolicy,
    });
    if (!opened.ok) return refused('proposal.stock-refused', { code: opened.code });
    return { ok: true, links: { stockId: opened.stockId } };
  }
}
