import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GOVERNANCE_REFUSALS, GovernedObjects, ReadGovernedObjects } from '@boon/governance';
import { GovernedController, type Shown } from '@boon/governance/http';
import { Allow, Caller, Idempotent, IdPipe, type Identity } from '@boon/platform/http';
import type { SlotContent } from '../domain/slot-content.js';
import { SlotKind } from '../slot-kind.js';
import { SLOT_REFUSALS, type SlotRefusal } from '../slot-refusals.js';
import { EditSlotBody, NewSlotBody, SlotSettingView } from './slot-dtos.js';

/** Slots are configuration: settings are drafted, approved by others, and replace the former ones when published. */
@ApiTags('slots')
@Controller('v1/slots')
export class SlotsController extends GovernedController<SlotContent, SlotRefusal> {
  constructor(objects: GovernedObjects, reader: ReadGovernedObjects, kind: SlotKind) {
    super(objects, reader, kind, { ...GOVERNANCE_REFUSALS, ...SLOT_REFUSALS });
  }

  @Post()
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Drafts settings for a slot that there is, or for a new one' })
  @ApiCreatedResponse({ type: SlotSettingView })
  async create(
    @Body() { code, ...content }: NewSlotBody,
    @Caller() caller: Identity,
  ): Promise<Shown<SlotContent>> {
    return this.show(await this.objects.draft(this.kind, { code, content }, caller.sub));
  }

  @Put(':id')
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Replaces the content of a draft' })
  @ApiOkResponse({ type: SlotSettingView })
  async edit(
    @Param('id', IdPipe) id: string,
    @Body() { expectedVersion, ...content }: EditSlotBody,
    @Caller() caller: Identity,
  ): Promise<Shown<SlotContent>> {
    const edit = { content, expectedVersion };
    return this.show(await this.objects.edit(this.kind, id, edit, caller.sub));
  }
}
