import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GOVERNANCE_REFUSALS, GovernedObjects, ReadGovernedObjects } from '@boon/governance';
import { GovernedController, type Shown } from '@boon/governance/http';
import { Allow, Caller, Idempotent, IdPipe, Limits, type Identity } from '@boon/platform/http';
import { AssetKind } from '../asset-kind.js';
import { ASSET_REFUSALS, type AssetRefusal } from '../asset-refusals.js';
import type { AssetContent } from '../domain/asset.js';
import { AssetView, EditAssetBody, NewAssetBody } from './asset-dtos.js';

/** A scope may name up to 20,000 products. */
const WITH_LONG_SCOPE = { bodyBytes: 1_000_000, items: 20_000 };

/** Platform-funded benefits: terms, quantity, budget, limits. Publishing one opens its stock. */
@ApiTags('assets')
@Controller('v1/assets')
export class AssetsController extends GovernedController<AssetContent, AssetRefusal> {
  constructor(objects: GovernedObjects, reader: ReadGovernedObjects, kind: AssetKind) {
    super(objects, reader, kind, { ...GOVERNANCE_REFUSALS, ...ASSET_REFUSALS });
  }

  @Post()
  @Allow('operator')
  @Limits(WITH_LONG_SCOPE)
  @Idempotent()
  @ApiOperation({ summary: 'Drafts an asset' })
  @ApiCreatedResponse({ type: AssetView })
  async create(
    @Body() { code, ...content }: NewAssetBody,
    @Caller() caller: Identity,
  ): Promise<Shown<AssetContent>> {
    return this.show(await this.objects.draft(this.kind, { code, content }, caller.sub));
  }

  @Put(':id')
  @Allow('operator')
  @Limits(WITH_LONG_SCOPE)
  @Idempotent()
  @ApiOperation({ summary: 'Replaces the content of a draft' })
  @ApiOkResponse({ type: AssetView })
  async edit(
    @Param('id', IdPipe) id: string,
    @Body() { expectedVersion, ...content }: EditAssetBody,
    @Caller() caller: Identity,
  ): Promise<Shown<AssetContent>> {
    const edit = { content, expectedVersion };
    return this.show(await this.objects.edit(this.kind, id, edit, caller.sub));
  }
}
