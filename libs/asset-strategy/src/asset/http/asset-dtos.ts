import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BilingualBody, GovernedView } from '@boon/governance/http';
import { IsMoneyFen, IsSlug } from '@boon/platform/http';
import { LimitsBody, ValidityBody } from '@boon/prize-issuing/http';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { StrategyBody } from './strategy-dtos.js';
import type { AssetContent } from '../domain/asset.js';

const MOST_UNITS = 1_000_000_000;

function present(_: object, value: unknown): boolean {
  return value !== null;
}

/** Who pays. */
export class FundingBody {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 10_000, description: 'Basis points.' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  platform: number;

  @ApiProperty({ type: 'string', nullable: true, maxLength: 64 })
  @ValidateIf(present)
  @IsString()
  @MaxLength(64)
  merchantId: string | null;
}

/** The content of an asset. */
export class AssetBody implements AssetContent {
  @ApiProperty({ type: BilingualBody })
  @ValidateNested()
  @Type(() => BilingualBody)
  @IsObject()
  name: BilingualBody;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Terms of one kind of benefit.',
    example: { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
  })
  @IsObject()
  terms: Record<string, unknown>;

  @ApiPropertyOptional({
    type: StrategyBody,
    nullable: true,
    description: 'How the terms are worked out for each user; null: they are as they stand.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => StrategyBody)
  @IsObject()
  strategy?: StrategyBody | null;

  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: MOST_UNITS })
  @ValidateIf(present)
  @IsInt()
  @Min(1)
  @Max(MOST_UNITS)
  quantity: number | null;

  @ValidateIf(present)
  @IsMoneyFen({ min: 1 })
  valueBudget: string | null;

  @ApiProperty({ type: LimitsBody })
  @ValidateNested()
  @Type(() => LimitsBody)
  @IsObject()
  limits: LimitsBody;

  @ApiProperty({ type: ValidityBody })
  @ValidateNested()
  @Type(() => ValidityBody)
  @IsObject()
  validity: ValidityBody;

  @ApiProperty({ type: FundingBody })
  @ValidateNested()
  @Type(() => FundingBody)
  @IsObject()
  funding: FundingBody;

  @ApiProperty({ enum: ['restore', 'extend', 'forfeit'] })
  @IsIn(['restore', 'extend', 'forfeit'])
  returnPolicy: 'restore' | 'extend' | 'forfeit';
}

/** A new asset. */
export class NewAssetBody extends AssetBody {
  @IsSlug()
  code: string;
}

/** Other content for a draft. */
export class EditAssetBody extends AssetBody {
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

/** An asset as the API shows it. */
export class AssetView extends GovernedView {
  @ApiProperty({ type: BilingualBody })
  name: BilingualBody;

  @ApiProperty({ type: 'object', additionalProperties: true })
  terms: Record<string, unknown>;

  @ApiPropertyOptional({ type: StrategyBody, nullable: true })
  strategy?: StrategyBody | null;

  @ApiProperty({ type: 'integer', nullable: true })
  quantity: number | null;

  @ApiProperty({ type: 'string', nullable: true })
  valueBudget: string | null;

  @ApiProperty({ type: LimitsBody })
  limits: LimitsBody;

  @ApiProperty({ type: ValidityBody })
  validity: ValidityBody;

  @ApiProperty({ type: FundingBody })
  funding: FundingBody;

  @ApiProperty({ enum: ['restore', 'extend', 'forfeit'] })
  returnPolicy: string;

  @ApiProperty({ format: 'uuid', required: false, description: 'Once published.' })
  stockId?: string;
}
