import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GOVERNANCE_REFUSALS, type Governed } from '@boon/governance';
import { GovernedQuery } from '@boon/governance/http';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  Idempotent,
  IdPipe,
  Limits,
  pageOf,
  positionOf,
  type Identity,
  type Page,
} from '@boon/platform/http';
import { ensure } from '@boon/shared-kernel';
import type { ProposalContent } from '../domain/proposal.js';
import { FundVoucher } from '../fund-voucher.js';
import { MerchantProposals, type ProposalOutcome, type Seller } from '../merchant-proposals.js';
import { ProposalKind } from '../proposal-kind.js';
import { PROPOSAL_REFUSALS } from '../proposal-refusals.js';
import { ReadSettlement } from '../read-settlement.js';
import {
  EditProposalBody,
  FundBody,
  ProposalBody,
  ProposalView,
  SettlementView,
} from './proposal-dtos.js';
import { ownProposalView, settlementView } from './proposal-views.js';

const REFUSALS = { ...GOVERNANCE_REFUSALS, ...PROPOSAL_REFUSALS };
/** A scope may name up to 20,000 products. */
const WITH_LONG_SCOPE = { bodyBytes: 1_000_000, items: 20_000 };
const CONTENT_FAULTS = [
  ...(['proposal.not-a-voucher', 'proposal.terms-invalid', 'proposal.other-merchant'] as const),
  ...(['proposal.uncapped', 'proposal.window-empty', 'proposal.too-costly'] as const),
];

/** A merchant's own vouchers: proposed, submitted to the platform, and once approved paid for, which makes them live. */
@ApiTags('merchant proposals')
@Controller('v1/merchant/proposals')
@Allow('merchant')
export class MerchantProposalsController {
  constructor(
    private readonly proposals: MerchantProposals,
    private readonly fundVoucher: FundVoucher,
    private readonly readSettlement: ReadSettlement,
    private readonly kind: ProposalKind,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Lists the own proposals, newest first' })
  async list(
    @Query() query: GovernedQuery,
    @Caller() caller: Identity,
  ): Promise<Page<ProposalView>> {
    const after = positionOf(query.cursor, 1)?.[0];
    const filter = { code: query.code, state: query.state, limit: query.limit + 1 };
    const rows = await this.proposals.list(
      { ...filter, ...(after !== undefined && { after: String(after) }) },
      sellerOf(caller),
    );
    const shown = (row: Governed<ProposalContent>) => ownProposalView(this.kind, row, null);
    return pageOf(rows, query.limit, (row) => [row.id], shown);
  }

  @Post()
  @Limits(WITH_LONG_SCOPE)
  @Idempotent()
  @ApiOperation({ summary: 'Drafts a voucher of the own shop' })
  @ApiCreatedResponse({ type: ProposalView })
  @ApiRefusals(REFUSALS, ...CONTENT_FAULTS)
  async create(@Body() body: ProposalBody, @Caller() caller: Identity): Promise<ProposalView> {
    const seller = sellerOf(caller);
    return this.show(await this.proposals.draft(contentOf(body, seller), seller));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Shows an own proposal with its review' })
  @ApiOkResponse({ type: ProposalView })
  async one(@Param('id', IdPipe) id: string, @Caller() caller: Identity): Promise<ProposalView> {
    return this.show(await this.proposals.one(id, sellerOf(caller)));
  }

  @Put(':id')
  @Limits(WITH_LONG_SCOPE)
  @Idempotent()
  @ApiOperation({ summary: 'Replaces the content of a draft' })
  @ApiOkResponse({ type: ProposalView })
  @ApiRefusals(REFUSALS, ...CONTENT_FAULTS)
  async edit(
    @Param('id', IdPipe) id: string,
    @Body() { expectedVersion, ...body }: EditProposalBody,
    @Caller() caller: Identity,
  ): Promise<ProposalView> {
    const seller = sellerOf(caller);
    const edit = { content: contentOf(body, seller), expectedVersion };
    return this.show(await this.proposals.edit(id, edit, seller));
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Submits the draft to the platform for approval' })
  @ApiOkResponse({ type: ProposalView })
  async submit(@Param('id', IdPipe) id: string, @Caller() caller: Identity): Promise<ProposalView> {
    return this.show(await this.proposals.submit(id, sellerOf(caller)));
  }

  @Post(':id/fund')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Commits the own part of an approved voucher: it is live then' })
  @ApiOkResponse({ type: ProposalView })
  @ApiRefusals(
    REFUSALS,
    ...(['proposal.commitment-differs', 'proposal.window-over'] as const),
    ...(['approval.content-changed', 'lifecycle.illegal-move'] as const),
  )
  async fund(
    @Param('id', IdPipe) id: string,
    @Body() agreed: FundBody,
    @Caller() caller: Identity,
  ): Promise<ProposalView> {
    return this.show(await this.fundVoucher.execute(id, agreed, sellerOf(caller)));
  }

  @Post(':id/end')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Ends an own voucher for good; what shoppers hold stays theirs' })
  @ApiOkResponse({ type: ProposalView })
  async end(@Param('id', IdPipe) id: string, @Caller() caller: Identity): Promise<ProposalView> {
    return this.show(await this.proposals.move(id, 'end', sellerOf(caller)));
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Puts an own draft or ended voucher away' })
  @ApiOkResponse({ type: ProposalView })
  async archive(
    @Param('id', IdPipe) id: string,
    @Caller() caller: Identity,
  ): Promise<ProposalView> {
    return this.show(await this.proposals.move(id, 'archive', sellerOf(caller)));
  }

  @Get(':id/settlement')
  @ApiOperation({ summary: 'Who bears what of an own voucher so far' })
  @ApiOkResponse({ type: SettlementView })
  @ApiRefusals(REFUSALS, 'object.unknown', 'proposal.not-funded')
  async settlement(
    @Param('id', IdPipe) id: string,
    @Caller() caller: Identity,
  ): Promise<SettlementView> {
    answer(await this.proposals.one(id, sellerOf(caller)), REFUSALS);
    return settlementView(answer(await this.readSettlement.execute(id), REFUSALS).settlement);
  }

  private show(outcome: ProposalOutcome): ProposalView {
    const { object, review } = answer(outcome, REFUSALS);
    return ownProposalView(this.kind, object, review);
  }
}

function sellerOf({ sub, merchant }: Identity): Seller {
  ensure(merchant !== undefined, 'a token of the role merchant names its merchant');
  return { sub, merchantId: merchant };
}

function contentOf(body: ProposalBody, { merchantId }: Seller): ProposalContent {
  return { ...body, merchantId, terms: { merchantId, ...body.terms } };
}
