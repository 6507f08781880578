import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { InteractionMode } from '@boon/contracts/placement';
import { BilingualBody, GovernedView, IsInstant } from '@boon/governance/http';
import { IsSlug } from '@boon/platform/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  HOOK_BODIES,
  HookBody,
  LotteryHookBody,
  PackHookBody,
  RecommendationHookBody,
  TaskHookBody,
} from '../../hook/http/hook-bodies.js';
import { CapRuleBody } from '../../slot/http/slot-dtos.js';
import type { PlacementOfPlan, PlanContent } from '../domain/plan.js';

const MODES: readonly InteractionMode[] = ['display', 'auto-claim', 'one-click', 'lottery', 'task'];

const HOOKS = [LotteryHookBody, PackHookBody, RecommendationHookBody, TaskHookBody] as const;

/** One slot that a plan fills. */
@ApiExtraModels(...HOOKS)
export class PlacementBody implements PlacementOfPlan {
  @ApiProperty({ example: 'home.popup' })
  @IsString()
  @MaxLength(80)
  slot: string;

  @ApiProperty({ enum: MODES })
  @IsIn(MODES)
  mode: InteractionMode;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1000 })
  @IsInt()
  @Min(0)
  @Max(1000)
  priority: number;

  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: 1000 })
  @ValidateIf((body: PlacementBody) => body.dailyCapPerUser !== null)
  @IsInt()
  @Min(1)
  @Max(1000)
  dailyCapPerUser: number | null;

  @ApiPropertyOptional({
    nullable: true,
    oneOf: HOOKS.map((type) => ({ $ref: getSchemaPath(type) })),
    description: '`lottery` and `task` need theirs; packs go with `one-click`.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => HookBody, HOOK_BODIES)
  @IsObject()
  hook?: (typeof HOOKS)[number]['prototype'] | null;
}

/** The content of a placement plan. */
export class PlanBody implements PlanContent {
  @ApiProperty({ type: BilingualBody })
  @ValidateNested()
  @Type(() => BilingualBody)
  @IsObject()
  name: BilingualBody;

  @IsInstant()
  startsAt: string;

  @IsInstant()
  endsAt: string;

  @ApiProperty({ type: [String], minItems: 1, maxItems: 50 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  schemeIds: string[];

  @ApiProperty({ type: [PlacementBody], minItems: 1, maxItems: 20 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PlacementBody)
  placements: PlacementBody[];

  @ApiPropertyOptional({ type: [CapRuleBody], maxItems: 10 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => CapRuleBody)
  caps?: CapRuleBody[];

  @ApiPropertyOptional({ type: 'string', nullable: true, maxLength: 60 })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  exclusiveGroup?: string | null;
}

/** A new plan. */
export class NewPlanBody extends PlanBody {
  @IsSlug()
  code: string;
}

/** Other content for a draft. */
export class EditPlanBody extends PlanBody {
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

/** A plan as the API shows it. */
export class PlanView extends GovernedView {
  @ApiProperty({ type: BilingualBody })
  name: BilingualBody;

  @ApiProperty({ format: 'date-time' })
  startsAt: string;

  @ApiProperty({ format: 'date-time' })
  endsAt: string;

  @ApiProperty({ type: [String] })
  schemeIds: string[];

  @ApiProperty({ type: [PlacementBody] })
  placements: PlacementBody[];
}
