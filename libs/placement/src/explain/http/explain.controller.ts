import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, answer, ApiRefusals, Caller, IdPipe, type Identity } from '@boon/platform/http';
import { EXPLAIN_REFUSALS, ExplainDecision } from '../explain-decision.js';
import { ExplainedDecisionView } from './explain-views.js';

/** Why a decision came out as it did. */
@ApiTags('decisions')
@Controller('v1/decisions')
export class ExplainController {
  constructor(private readonly explainDecision: ExplainDecision) {}

  @Get(':id/explain')
  @Allow('user', 'visitor', 'operator')
  @ApiOperation({ summary: 'Explains a decision that was made with trace, for 24 hours' })
  @ApiOkResponse({ type: ExplainedDecisionView })
  @ApiRefusals(EXPLAIN_REFUSALS, 'decision.not-kept')
  async explain(
    @Param('id', IdPipe) decisionId: string,
    @Caller() caller: Identity,
  ): Promise<ExplainedDecisionView> {
    const reader = { userId: caller.sub, isOperator: caller.role === 'operator' };
    const outcome = await this.explainDecision.execute({ decisionId, reader });
    return answer(outcome, EXPLAIN_REFUSALS).decision;
  }
}
