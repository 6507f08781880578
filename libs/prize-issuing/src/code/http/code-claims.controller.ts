import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, answer, ApiRefusals, Caller, type Identity } from '@boon/platform/http';
import { SystemClock } from '@boon/shared-kernel';
import { ClaimView } from '../../claim/http/claim-dtos.js';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { ClaimByCode } from '../claim-by-code.js';
import { CodeClaimBody } from './code-dtos.js';

/** Claims by code. The code is the idempotency key: sending it again repeats the answer. */
@ApiTags('codes')
@Controller('v1/code-claims')
export class CodeClaimsController {
  private readonly clock = new SystemClock();

  constructor(private readonly claimByCode: ClaimByCode) {}

  @Post()
  @Allow('user')
  @ApiOperation({ summary: 'Claims what a code stands for; five misses lock out for ten minutes' })
  @ApiCreatedResponse({ type: ClaimView })
  @ApiRefusals(
    ISSUING_REFUSALS,
    'code.unknown',
    'code.used',
    'code.locked-out',
    'stock.not-active',
    'stock.not-started',
    'grant.expired',
    'quota.exhausted',
    'budget.exhausted',
    'claim.limit-reached',
    'claim.person-unverified',
  )
  async claim(
    @Body() { code }: CodeClaimBody,
    @Caller() { sub: userId, personKeys }: Identity,
  ): Promise<ClaimView> {
    const command = { userId, code, personKeys, now: this.clock.now() };
    const { claimKey, grants } = answer(await this.claimByCode.execute(command), ISSUING_REFUSALS);
    return { claimKey, grants };
  }
}
