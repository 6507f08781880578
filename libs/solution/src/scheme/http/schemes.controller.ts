import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GOVERNANCE_REFUSALS, GovernedObjects, ReadGovernedObjects } from '@boon/governance';
import { GovernedController, type Shown } from '@boon/governance/http';
import { Allow, Caller, Idempotent, IdPipe, type Identity } from '@boon/platform/http';
import type { SchemeContent } from '../domain/scheme.js';
import { SchemeKind } from '../scheme-kind.js';
import { SCHEME_REFUSALS, type SchemeRefusal } from '../scheme-refusals.js';
import { EditSchemeBody, NewSchemeBody, SchemeView } from './scheme-dtos.js';

/** Schemes: which benefits, for whom, to what end. */
@ApiTags('schemes')
@Controller('v1/schemes')
export class SchemesController extends GovernedController<SchemeContent, SchemeRefusal> {
  constructor(objects: GovernedObjects, reader: ReadGovernedObjects, kind: SchemeKind) {
    super(objects, reader, kind, { ...GOVERNANCE_REFUSALS, ...SCHEME_REFUSALS });
  }

  @Post()
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Drafts a scheme' })
  @ApiCreatedResponse({ type: SchemeView })
  async create(
    @Body() { code, ...content }: NewSchemeBody,
    @Caller() caller: Identity,
  ): Promise<Shown<SchemeContent>> {
    return this.show(await this.objects.draft(this.kind, { code, content }, caller.sub));
  }

  @Put(':id')
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Replaces the content of a draft' })
  @ApiOkResponse({ type: SchemeView })
  async edit(
    @Param('id', IdPipe) id: string,
    @Body() { expectedVersion, ...content }: EditSchemeBody,
    @Caller() caller: Identity,
  ): Promise<Shown<SchemeContent>> {
    const edit = { content, expectedVersion };
    return this.show(await this.objects.edit(this.kind, id, edit, caller.sub));
  }
}
