import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GOVERNANCE_REFUSALS, GovernedObjects, ReadGovernedObjects } from '@boon/governance';
import { GovernedController } from '@boon/governance/http';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  Idempotent,
  IdPipe,
  type Identity,
} from '@boon/platform/http';
import { GrantJobView, grantJobView } from '../../batch-grant/http/grant-dtos.js';
import { ReadGrantJob } from '../../batch-grant/read-grant-job.js';
import { ISSUING_REFUSALS } from '../../refusals.js';
import type { ManualGrant } from '../domain/manual-grant.js';
import { GrantByHand } from '../grant-by-hand.js';
import { ManualGrantKind } from '../manual-grant-kind.js';
import { GrantByHandBody, GrantByHandView, ManualGrantView } from './manual-grant-dtos.js';

const REFUSALS = { ...GOVERNANCE_REFUSALS, ...ISSUING_REFUSALS };

/** Benefits that operators give by hand: at once up to CNY 200 in thirty days, beyond that after approval. */
@ApiTags('manual grants')
@ApiExtraModels(ManualGrantView)
@Controller('v1/manual-grants')
export class ManualGrantsController extends GovernedController<ManualGrant, 'stock.unknown'> {
  constructor(
    objects: GovernedObjects,
    reader: ReadGovernedObjects,
    kind: ManualGrantKind,
    private readonly grantByHand: GrantByHand,
    private readonly readJob: ReadGrantJob,
  ) {
    super(objects, reader, kind, REFUSALS);
  }

  @Post()
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Gives users one benefit each; beyond CNY 200 others look at it first' })
  @ApiOkResponse({ type: GrantByHandView })
  @ApiRefusals(ISSUING_REFUSALS, 'stock.unknown')
  async give(@Body() body: GrantByHandBody, @Caller() caller: Identity): Promise<GrantByHandView> {
    const given = answer(await this.grantByHand.execute(body, caller.sub), REFUSALS);
    if (given.jobId !== null) {
      const { jobId } = given;
      return { state: 'granting', jobId, manualGrantId: null, contentHash: null, required: 0 };
    }
    const { object, review } = given;
    return {
      ...{ state: 'in-review', jobId: null, manualGrantId: object.id },
      ...{ contentHash: object.contentHash, required: review?.required ?? 0 },
    };
  }

  @Get('jobs/:id')
  @Allow('operator')
  @ApiOperation({ summary: 'How far the granting is' })
  @ApiOkResponse({ type: GrantJobView })
  @ApiRefusals(ISSUING_REFUSALS, 'job.unknown')
  async job(@Param('id', IdPipe) id: string): Promise<GrantJobView> {
    return grantJobView(answer(await this.readJob.execute(id), REFUSALS));
  }
}
