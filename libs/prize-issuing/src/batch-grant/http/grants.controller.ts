import { Body, Controller, Headers, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SystemClock } from '@boon/shared-kernel';
import { Allow, answer, ApiRefusals, Caller, Problem, type Identity } from '@boon/platform/http';
import { ClaimView } from '../../claim/http/claim-dtos.js';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { IssueGrant } from '../issue-grant.js';
import { IssueGrantBody } from './grant-dtos.js';

const KEY = /^[\x21-\x7e]{1,128}$/;

/** Benefits that a service gives without an offer. */
@ApiTags('grants')
@Controller('v1/grants')
@Allow({ role: 'service', scope: 'grants' })
export class GrantsController {
  private readonly clock = new SystemClock();

  constructor(private readonly issueGrant: IssueGrant) {}

  @Post()
  @ApiOperation({
    summary: 'Gives one user one benefit, once per key for good; every limit of the stock holds',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Names this grant.' })
  @ApiCreatedResponse({ type: ClaimView })
  @ApiRefusals(
    ISSUING_REFUSALS,
    'stock.unknown',
    'stock.not-active',
    'stock.not-started',
    'grant.expired',
    'quota.exhausted',
    'budget.exhausted',
    'claim.limit-reached',
    'claim.person-unverified',
  )
  async issue(
    @Body() body: IssueGrantBody,
    @Headers('idempotency-key') key: string | undefined,
    @Caller() { sub }: Identity,
  ): Promise<ClaimView> {
    if (key === undefined || key === '') throw Problem.edge('idempotency.key-missing');
    if (!KEY.test(key)) throw Problem.edge('idempotency.key-invalid');
    const command = { ...body, key, by: sub, now: this.clock.now() };
    const outcome = await this.issueGrant.execute(command);
    if (!outcome.ok && outcome.code === 'key.taken') throw Problem.edge('idempotency.key-reused');
    const { claimKey, grants } = answer(outcome, ISSUING_REFUSALS);
    return { claimKey, grants };
  }
}
