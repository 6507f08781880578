import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GOVERNANCE_REFUSALS } from '@boon/governance';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  Idempotent,
  IdPipe,
  type Identity,
} from '@boon/platform/http';
import { BudgetAccounts } from '@boon/service-support/budgets';
import type { LimitEdit } from '../domain/limit-edit.js';
import { EditLimit } from '../edit-limit.js';
import { EDIT_REFUSALS } from '../revision-refusals.js';
import {
  EditBudgetBody,
  EditStockBody,
  EditView,
  sharedBudgetView,
  SharedBudgetsView,
} from './edit-dtos.js';

const REFUSALS = { ...GOVERNANCE_REFUSALS, ...EDIT_REFUSALS };
const CODES = [
  ...(['edit.subject-unknown', 'edit.stock-stopped', 'edit.target-invalid'] as const),
  ...(['edit.expected-stale', 'edit.no-change', 'edit.dimension-fixed'] as const),
  ...(['edit.below-committed', 'edit.merchant-agreed'] as const),
];

/** Changes of what is in force: lowering at once, raises after approval. */
@ApiTags('limits')
@Controller('v1')
export class EditsController {
  constructor(
    private readonly editLimit: EditLimit,
    private readonly accounts: BudgetAccounts,
  ) {}

  @Post('stocks/:id/edits')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Changes one dimension of a stock; a raise goes to review' })
  @ApiOkResponse({ type: EditView })
  @ApiRefusals(EDIT_REFUSALS, ...CODES)
  stock(
    @Param('id', IdPipe) id: string,
    @Body() body: EditStockBody,
    @Caller() caller: Identity,
  ): Promise<EditView> {
    return this.edit({ subject: `stock:${id}`, ...body }, caller);
  }

  @Post('budgets/edits')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Changes a budget that stocks share; a raise goes to review' })
  @ApiOkResponse({ type: EditView })
  @ApiRefusals(EDIT_REFUSALS, ...CODES)
  budget(
    @Body() { scope: subject, ...body }: EditBudgetBody,
    @Caller() caller: Identity,
  ): Promise<EditView> {
    return this.edit({ subject, ...body }, caller);
  }

  @Get('budgets')
  @Allow('operator')
  @ApiOperation({ summary: 'Budgets that stocks share, and what is committed of them' })
  @ApiOkResponse({ type: SharedBudgetsView })
  async budgets(): Promise<SharedBudgetsView> {
    const limits = await this.accounts.limits();
    return { budgets: limits.map(sharedBudgetView) };
  }

  private async edit(edit: LimitEdit, caller: Identity): Promise<EditView> {
    const outcome = answer(await this.editLimit.execute(edit, caller.sub), REFUSALS);
    if (outcome.revision === null) {
      return { state: 'in-force', revisionId: null, contentHash: null, required: 0 };
    }
    const { id: revisionId, contentHash } = outcome.revision;
    return { state: 'in-review', revisionId, contentHash, required: outcome.review?.required ?? 0 };
  }
}
