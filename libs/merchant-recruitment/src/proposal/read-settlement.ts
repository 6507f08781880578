import { Injectable } from '@nestjs/common';
import { ReadGovernedObjects, type GovernanceRefusal } from '@boon/governance';
import { ReadFunderParts } from '@boon/prize-issuing';
import { refused, type Refused } from '@boon/shared-kernel';
import { settlementOf, type Settlement } from './domain/settlement.js';
import { ProposalKind } from './proposal-kind.js';

/** Who bears what of a voucher so far. */
export type SettlementOutcome =
  | { readonly ok: true; readonly settlement: Settlement }
  | Refused<GovernanceRefusal | 'proposal.not-funded'>;

/** For operators; a merchant asks for its own. */
@Injectable()
export class ReadSettlement {
  constructor(
    private readonly reader: ReadGovernedObjects,
    private readonly kind: ProposalKind,
    private readonly parts: ReadFunderParts,
  ) {}

  async execute(proposalId: string): Promise<SettlementOutcome> {
    const found = await this.reader.one(this.kind, proposalId);
    if (!found.ok) return refused('object.unknown');
    const { links, content, state } = found.object;
    const stockId = links['stockId'];
    if (stockId === undefined) return refused('proposal.not-funded');
    const borne = await this.parts.execute(stockId);
    const hasEnded = state === 'ended' || state === 'archived';
    return { ok: true, settlement: settlementOf(this.kind.costOf(content), borne, hasEnded) };
  }
}
