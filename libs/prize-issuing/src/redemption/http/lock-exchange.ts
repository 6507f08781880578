import { answer, Problem } from '@boon/platform/http';
import { Money } from '@boon/shared-kernel';
import { orderLine } from '../../quote/http/line-dtos.js';
import { quoteView } from '../../quote/http/quote-view.js';
import { ISSUING_REFUSALS } from '../../refusals.js';
import type { LockRequest } from '../domain/lock-request.js';
import type { LockOutcome } from '../lock-redemption.js';
import { lockInstalments } from './lock-instalments.js';
import type { LockBody } from './redemption-dtos.js';
import { redemptionView, type RedemptionView } from './redemption-views.js';

export function lockRequest(body: LockBody): LockRequest {
  return {
    orderId: body.orderId,
    userId: body.userId,
    lines: body.lines.map(orderLine),
    expectedPayable: Money.parse(body.expectedPayable),
    mode: body.mode,
    instalments: lockInstalments(body.instalments),
  };
}

/** The redemption; a changed price is a problem whose details carry the new quote as JSON text. */
export function lockOutcome(outcome: LockOutcome): RedemptionView {
  if (!outcome.ok && 'quote' in outcome) {
    const quote = JSON.stringify(quoteView(outcome.quote));
    const details = { ...outcome.details, quote };
    throw Problem.of(outcome.code, ISSUING_REFUSALS, { details });
  }
  return redemptionView(answer(outcome, ISSUING_REFUSALS).redemption);
}
