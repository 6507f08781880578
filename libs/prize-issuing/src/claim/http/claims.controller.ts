import { Body, Controller, Get, Headers, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  Limits,
  notFound,
  Problem,
  type Identity,
} from '@boon/platform/http';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { ClaimBenefit } from '../claim-benefit.js';
import { FindClaim } from '../find-claim.js';
import { ClaimBody, ClaimView } from './claim-dtos.js';
import { CLAIM_KEY } from './claim-key.js';

/** Claims of what was offered. */
@ApiTags('claims')
@Controller('v1/claims')
export class ClaimsController {
  constructor(
    private readonly claimBenefit: ClaimBenefit,
    private readonly findClaim: FindClaim,
  ) {}

  @Post()
  @Allow('user')
  @Limits({ hot: true })
  @ApiOperation({ summary: 'Claims what a token offers, once per token' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'The claimKey of the offer: the id of its token.',
  })
  @ApiCreatedResponse({ type: ClaimView })
  @ApiRefusals(
    ISSUING_REFUSALS,
    'claim.token-invalid',
    'claim.token-foreign',
    'claim.token-expired',
    'idempotency.key-mismatch',
    'stock.not-active',
    'stock.not-started',
    'grant.expired',
    'quota.exhausted',
    'budget.exhausted',
    'claim.limit-reached',
    'claim.person-unverified',
  )
  async claim(
    @Body() { token }: ClaimBody,
    @Headers('idempotency-key') key: string | undefined,
    @Caller() caller: Identity,
  ): Promise<ClaimView> {
    const outcome = await this.claimBenefit.execute({
      userId: caller.sub,
      claimKey: claimKeyOf(key),
      token,
      mode: 'tap',
      personKeys: caller.personKeys,
      priorSub: caller.priorSub,
    });
    const { claimKey, grants } = answer(outcome, ISSUING_REFUSALS);
    return { claimKey, grants };
  }

  @Get(':key')
  @Allow('user')
  @ApiOperation({ summary: 'Reads a granted claim again, the same bytes' })
  @ApiOkResponse({ type: ClaimView })
  @ApiRefusals(ISSUING_REFUSALS, 'claim.unknown')
  async find(@Param('key') key: string, @Caller() caller: Identity): Promise<ClaimView> {
    if (!CLAIM_KEY.test(key)) throw notFound();
    const outcome = await this.findClaim.execute({ userId: caller.sub, claimKey: key });
    const { claimKey, grants } = answer(outcome, ISSUING_REFUSALS);
    return { claimKey, grants };
  }
}

function claimKeyOf(header: string | undefined): string {
  if (header === undefined || header === '') throw Problem.edge('idempotency.key-missing');
  if (!CLAIM_KEY.test(header)) throw Problem.edge('idempotency.key-invalid');
  return header;
}
