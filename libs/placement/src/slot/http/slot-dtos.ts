import { ApiProperty } from '@nestjs/swagger';
import type { InteractionMode } from '@boon/contracts/placement';
import { BilingualBody, GovernedView } from '@boon/governance/http';
import { IsSlug } from '@boon/platform/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { CapOn, CapRule } from '../domain/cap-rule.js';
import { RECALL_SOURCES, type RecallSource, type SourceSetting } from '../domain/recall-source.js';
import type { SlotContent } from '../domain/slot-content.js';

const MODES: readonly InteractionMode[] = ['display', 'auto-claim', 'one-click', 'lottery', 'task'];
const CAPPED: readonly CapOn[] = ['benefit', 'scheme', 'plan', 'slot', 'channel', 'all'];

/** A cap per user. */
export class CapRuleBody implements CapRule {
  @ApiProperty({ enum: CAPPED })
  @IsIn(CAPPED)
  on: CapOn;

  @ApiProperty({ enum: ['day', 'month'] })
  @IsIn(['day', 'month'])
  period: 'day' | 'month';

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10_000 })
  @IsInt()
  @Min(1)
  @Max(10_000)
  limit: number;

  @ApiProperty({ description: 'Hard: counts deliveries, never passed. Soft: confirmed exposures.' })
  @IsBoolean()
  isHard: boolean;
}

class SourceSettingBody implements SourceSetting {
  @ApiProperty({ enum: RECALL_SOURCES })
  @IsIn(RECALL_SOURCES)
  source: RecallSource;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5_000 })
  @IsInt()
  @Min(1)
  @Max(5_000)
  limit: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000 })
  @IsInt()
  @Min(1)
  @Max(1_000)
  budgetMs: number;
}

/** Settings of a slot. */
export class SlotBody implements SlotContent {
  @ApiProperty({ example: 'home.popup', description: '`<channel>.<place>`; may be a new one.' })
  @IsString()
  @MaxLength(80)
  @Matches(/^[a-z0-9-]+\.[a-z0-9-]+$/)
  name: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 60 })
  @IsInt()
  @Min(1)
  @Max(60)
  capacity: number;

  @ApiProperty({ description: 'True where an offer must apply to the product shown.' })
  @IsBoolean()
  matchesProduct: boolean;

  @ApiProperty({ type: [SourceSettingBody], minItems: 1, maxItems: 6 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @ValidateNested({ each: true })
  @Type(() => SourceSettingBody)
  sources: SourceSettingBody[];

  @ApiProperty({ enum: MODES, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(MODES, { each: true })
  modes: InteractionMode[];

  @ApiProperty({ type: [String], nullable: true, description: 'Kinds of benefit; null: all.' })
  @ValidateIf((body: SlotBody) => body.kinds !== null)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  kinds: string[] | null;

  @ApiProperty({ type: [CapRuleBody], maxItems: 10 })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => CapRuleBody)
  caps: CapRuleBody[];

  @ApiProperty()
  @IsBoolean()
  onePerMerchant: boolean;

  @ApiProperty({ type: BilingualBody, nullable: true, description: 'Shown when nobody wins.' })
  @ValidateIf((body: SlotBody) => body.fallback !== null)
  @ValidateNested()
  @Type(() => BilingualBody)
  @IsObject()
  fallback: BilingualBody | null;

  @ApiProperty({ description: 'True where nothing at all may be shown when nobody wins.' })
  @IsBoolean()
  mayBeEmpty: boolean;
}

/** New settings. */
export class NewSlotBody extends SlotBody {
  @IsSlug()
  code: string;
}

/** Other content for a draft. */
export class EditSlotBody extends SlotBody {
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

/** Settings as the API shows them. */
export class SlotSettingView extends GovernedView {
  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer' })
  capacity: number;

  @ApiProperty({ type: [SourceSettingBody] })
  sources: SourceSettingBody[];
}
