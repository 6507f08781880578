import { Injectable, Optional } from '@nestjs/common';
import { LONGEST_CLAIM_TOKEN } from '@boon/contracts/prize-issuing';
import { HotRoutes, Problem, type HotAnswer, type HotCall } from '@boon/platform/http';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { ClaimBenefit } from '../claim-benefit.js';
import { CLAIM_KEY } from './claim-key.js';
import { ClaimsController } from './claims.controller.js';
import { grantedUtf8 } from './granted-utf8.js';

/** The short way of `POST /v1/claims`: what is well-formed; all else is the controller's to judge. */
@Injectable()
export class HotClaims {
  constructor(
    private readonly claimBenefit: ClaimBenefit,
    @Optional() routes?: HotRoutes,
  ) {
    routes?.serve(ClaimsController, 'claim', (call) => this.claim(call));
  }

  private claim(call: HotCall): Promise<HotAnswer> | null {
    const claimKey = call.header('idempotency-key');
    const token = tokenOf(call.body);
    if (token === null || claimKey === undefined || !CLAIM_KEY.test(claimKey)) return null;
    const { sub: userId, personKeys, priorSub } = call.caller;
    const command = { userId, claimKey, token, mode: 'tap', personKeys, priorSub } as const;
    return this.claimBenefit.execute(command).then((outcome) => {
      if (!outcome.ok) return { problem: Problem.parts(outcome, ISSUING_REFUSALS) };
      const { claimKey: key, grants } = outcome;
      return { status: 201, utf8: grantedUtf8(key, grants) };
    });
  }
}

/** The token of a body that is a token and nothing else. */
function tokenOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  for (const field in body) if (field !== 'token') return null;
  const { token } = body as Readonly<Record<string, unknown>>;
  if (typeof token !== 'string') return null;
  return token.length >= 1 && token.length <= LONGEST_CLAIM_TOKEN ? token : null;
}
