import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GOVERNANCE_REFUSALS, GovernedObjects, ReadGovernedObjects } from '@boon/governance';
import { GovernedController, type Shown } from '@boon/governance/http';
import { Allow, Caller, Idempotent, IdPipe, type Identity } from '@boon/platform/http';
import type { PlanContent } from '../domain/plan.js';
import { PlanKind } from '../plan-kind.js';
import { PLAN_REFUSALS, type PlanRefusal } from '../plan-refusals.js';
import { EditPlanBody, NewPlanBody, PlanView } from './plan-dtos.js';

/** Placement plans: which schemes run where and when. */
@ApiTags('plans')
@Controller('v1/plans')
export class PlansController extends GovernedController<PlanContent, PlanRefusal> {
  constructor(objects: GovernedObjects, reader: ReadGovernedObjects, kind: PlanKind) {
    super(objects, reader, kind, { ...GOVERNANCE_REFUSALS, ...PLAN_REFUSALS });
  }

  @Post()
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Drafts a plan' })
  @ApiCreatedResponse({ type: PlanView })
  async create(
    @Body() { code, ...content }: NewPlanBody,
    @Caller() caller: Identity,
  ): Promise<Shown<PlanContent>> {
    return this.show(await this.objects.draft(this.kind, { code, content }, caller.sub));
  }

  @Put(':id')
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Replaces the content of a draft' })
  @ApiOkResponse({ type: PlanView })
  async edit(
    @Param('id', IdPipe) id: string,
    @Body() { expectedVersion, ...content }: EditPlanBody,
    @Caller() caller: Identity,
  ): Promise<Shown<PlanContent>> {
    const edit = { content, expectedVersion };
    return this.show(await this.objects.edit(this.kind, id, edit, caller.sub));
  }
}
