import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, ApiRefusals, Caller, Limits, Problem, type Identity } from '@boon/platform/http';
import type { Refused } from '@boon/shared-kernel';
import type { DecisionAnswer } from '../../delivery/delivered.js';
import { DECISION_REFUSALS, type DecisionRefusal } from '../decision-refusals.js';
import { MakeDecision, type DecisionCommand } from '../make-decision.js';
import type { AskedSlot } from '../page-requests.js';
import { DecisionBody } from './decision-dtos.js';
import { DecisionView } from './decision-views.js';

/** Which benefit to offer whom, where, now. */
@ApiTags('decisions')
@Controller('v1/decisions')
export class DecisionsController {
  constructor(private readonly makeDecision: MakeDecision) {}

  @Post()
  @HttpCode(200)
  @Allow('user', 'visitor')
  @Limits({ hot: true })
  @ApiOperation({ summary: 'Decides for 1 to 30 slots of a page at once' })
  @ApiOkResponse({ type: DecisionView })
  @ApiRefusals(DECISION_REFUSALS, 'slot.unknown', 'decision.too-many', 'decision.trace-limit')
  async decide(@Body() body: DecisionBody, @Caller() caller: Identity): Promise<DecisionAnswer> {
    const { slots, trace = false, adClick } = body;
    const outcome = await this.makeDecision.execute(commandOf(caller, slots, trace, adClick));
    if (outcome.ok) {
      const { ok: _, ...answer } = outcome;
      return answer;
    }
    throw refusalOf(outcome);
  }
}

/** What a caller's page asks for. */
export function commandOf(
  { sub: userId, priorSub, role, personKeys }: Identity,
  slots: readonly AskedSlot[],
  withReasons: boolean,
  adClick?: string,
): DecisionCommand {
  const priorUserId = priorSub ?? null;
  const canClaim = role === 'user';
  return { userId, priorUserId, canClaim, personKeys, slots, withReasons, adClick };
}

/** What a refused request is told; an unknown slot is named by its path. */
export function refusalOf({ code, details }: Refused<DecisionRefusal>): Problem {
  if (code === 'decision.trace-limit') {
    const headers = { 'retry-after': String(details['retryAfter']) };
    return Problem.of(code, DECISION_REFUSALS, { details, headers });
  }
  if (code === 'decision.too-many') return Problem.of(code, DECISION_REFUSALS, { details });
  const slot = String(details['slot']);
  const message = { zh: `没有坑位 ${slot}`, en: `There is no slot ${slot}` };
  const path = `slots[${String(details['index'])}].slot`;
  return Problem.of(code, DECISION_REFUSALS, { details, fields: [{ path, code, message }] });
}
