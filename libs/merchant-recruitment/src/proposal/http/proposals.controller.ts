import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  GOVERNANCE_REFUSALS,
  GovernedObjects,
  ReadGovernedObjects,
  type Governed,
  type ReviewProgress,
} from '@boon/governance';
import { ReviewedController, type Shown } from '@boon/governance/http';
import { Allow, answer, ApiRefusals, IdPipe } from '@boon/platform/http';
import type { ProposalContent } from '../domain/proposal.js';
import { ProposalKind } from '../proposal-kind.js';
import { PROPOSAL_REFUSALS, type ProposalRefusal } from '../proposal-refusals.js';
import { ReadSettlement } from '../read-settlement.js';
import { SettlementView } from './proposal-dtos.js';
import { proposalView, settlementView } from './proposal-views.js';

const REFUSALS = { ...GOVERNANCE_REFUSALS, ...PROPOSAL_REFUSALS };

/** Merchants' proposals, as those see them who approve and watch them. Nobody here writes or pays for one. */
@ApiTags('proposals')
@Controller('v1/proposals')
export class ProposalsController extends ReviewedController<ProposalContent, ProposalRefusal> {
  protected override readonly hidesDrafts = true;

  constructor(
    objects: GovernedObjects,
    reader: ReadGovernedObjects,
    kind: ProposalKind,
    private readonly readSettlement: ReadSettlement,
  ) {
    super(objects, reader, kind, REFUSALS);
  }

  protected override shown(
    object: Governed<ProposalContent>,
    review: ReviewProgress | null,
  ): Shown<ProposalContent> {
    return proposalView(this.kind as ProposalKind, object, review);
  }

  @Get(':id/settlement')
  @Allow('operator')
  @ApiOperation({ summary: 'Who bears what of a voucher so far' })
  @ApiOkResponse({ type: SettlementView })
  @ApiRefusals(REFUSALS, 'object.unknown', 'proposal.not-funded')
  async settlement(@Param('id', IdPipe) id: string): Promise<SettlementView> {
    return settlementView(answer(await this.readSettlement.execute(id), REFUSALS).settlement);
  }
}
