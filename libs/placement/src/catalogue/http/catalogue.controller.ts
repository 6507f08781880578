import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '@boon/platform/http';
import { Catalogue, type CatalogueStatus } from '../catalogue.js';

class CatalogueStatusView implements CatalogueStatus {
  @ApiProperty({ description: 'Of this node: counts the changes that it has compiled.' })
  version: string;

  @ApiProperty({ description: 'Equal on nodes that know the same objects in the same versions.' })
  checksum: string;

  @ApiProperty({ type: 'integer', description: 'Ways in which something may be shown.' })
  offers: number;

  @ApiProperty({ type: 'integer' })
  slots: number;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  refreshedAt: string | null;

  @ApiProperty({ description: 'True while the database cannot be reached: decisions go on.' })
  isStale: boolean;
}

/** What this node decides upon. */
@ApiTags('catalogue')
@Controller('v1/catalogue')
export class CatalogueController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get()
  @Allow('operator')
  @ApiOperation({ summary: 'Shows what this node knows: nodes with equal checksums know the same' })
  @ApiOkResponse({ type: CatalogueStatusView })
  status(): CatalogueStatusView {
    return this.catalogue.status();
  }
}
