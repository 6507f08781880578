import { ApiProperty } from '@nestjs/swagger';
import { BilingualBody, GovernedView } from '@boon/governance/http';
import { IsSlug } from '@boon/platform/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsUUID,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { DrawPolicy, LotteryContent, LotteryPrize, Odds } from '../domain/lottery.js';
import { MOST_CHANCES } from '../domain/lottery-rules.js';
import { IsCount } from './is-count.js';

const POLICIES: readonly DrawPolicy[] = ['fixed-odds', 'urn'];
const MOST_PRIZES = 100;
const MOST_UNITS = 1_000_000_000;
const MOST_DENOMINATOR = 10 ** 12;

function present(_: object, value: unknown): boolean {
  return value !== null;
}

/** An exact probability. */
export class OddsBody implements Odds {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_DENOMINATOR, example: 1 })
  @IsInt()
  @Min(1)
  @Max(MOST_DENOMINATOR)
  numerator: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_DENOMINATOR, example: 1_000_000 })
  @IsInt()
  @Min(1)
  @Max(MOST_DENOMINATOR)
  denominator: number;
}

/** How many may be awarded, over all rounds; null: no limit. */
export class PrizeQuotasBody {
  @IsCount(MOST_UNITS)
  total: number | null;

  @IsCount(MOST_UNITS)
  month: number | null;

  @IsCount(MOST_UNITS)
  day: number | null;
}

/** One thing that a draw can bring. */
export class LotteryPrizeBody implements LotteryPrize {
  @IsSlug()
  key: string;

  @ApiProperty({ type: BilingualBody })
  @ValidateNested()
  @Type(() => BilingualBody)
  @IsObject()
  name: BilingualBody;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Null: a blank.' })
  @ValidateIf(present)
  @IsUUID('all')
  stockId: string | null;

  @ApiProperty({ type: OddsBody, nullable: true, description: 'With fixed odds; they sum to one.' })
  @ValidateIf(present)
  @ValidateNested()
  @Type(() => OddsBody)
  @IsObject()
  odds: OddsBody | null;

  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, description: 'In an urn.' })
  @ValidateIf(present)
  @IsInt()
  @Min(0)
  @Max(MOST_CHANCES)
  tickets: number | null;

  @ApiProperty({ type: PrizeQuotasBody })
  @ValidateNested()
  @Type(() => PrizeQuotasBody)
  @IsObject()
  quotas: PrizeQuotasBody;
}

/** After so many draws without the prize the next one brings it. */
export class PityBody {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100_000 })
  @IsInt()
  @Min(1)
  @Max(100_000)
  draws: number;

  @IsSlug()
  prize: string;
}

/** How chances are sold. */
export class ChanceTermsBody {
  @IsCount(MOST_CHANCES, 'Chances of a round with fixed odds; null for an urn.')
  perRound: number | null;

  @IsCount(MOST_UNITS, 'Rounds in all; null: as many as it takes.')
  rounds: number | null;

  @IsCount(1_000)
  perUserTotal: number | null;

  @IsCount(1_000)
  perUserDay: number | null;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 90 })
  @IsInt()
  @Min(1)
  @Max(90)
  validDays: number;
}

/** The content of a lottery. */
export class LotteryBody implements LotteryContent {
  @ApiProperty({ type: BilingualBody })
  @ValidateNested()
  @Type(() => BilingualBody)
  @IsObject()
  name: BilingualBody;

  @ApiProperty({ enum: POLICIES })
  @IsIn(POLICIES)
  policy: DrawPolicy;

  @ApiProperty({ type: [LotteryPrizeBody], minItems: 1, maxItems: MOST_PRIZES })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PRIZES)
  @ValidateNested({ each: true })
  @Type(() => LotteryPrizeBody)
  prizes: LotteryPrizeBody[];

  @IsSlug({ description: 'The prize that stands in for one that is gone.' })
  consolation: string;

  @ApiProperty({ type: PityBody, nullable: true })
  @ValidateIf(present)
  @ValidateNested()
  @Type(() => PityBody)
  @IsObject()
  pity: PityBody | null;

  @ApiProperty({ type: ChanceTermsBody })
  @ValidateNested()
  @Type(() => ChanceTermsBody)
  @IsObject()
  chances: ChanceTermsBody;

  @ApiProperty({ format: 'date-time' })
  @IsISO8601({ strict: true })
  startsAt: string;

  @ApiProperty({ format: 'date-time' })
  @IsISO8601({ strict: true })
  endsAt: string;
}

/** A new lottery. */
export class NewLotteryBody extends LotteryBody {
  @IsSlug()
  code: string;
}

/** Other content for a draft. */
export class EditLotteryBody extends LotteryBody {
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

/** A lottery as the back office sees it. */
export class LotteryView extends GovernedView {
  @ApiProperty({ type: BilingualBody })
  name: BilingualBody;

  @ApiProperty({ enum: POLICIES })
  policy: DrawPolicy;

  @ApiProperty({ type: [LotteryPrizeBody] })
  prizes: LotteryPrizeBody[];

  @ApiProperty()
  consolation: string;

  @ApiProperty({ type: PityBody, nullable: true })
  pity: PityBody | null;

  @ApiProperty({ type: ChanceTermsBody })
  chances: ChanceTermsBody;

  @ApiProperty({ format: 'date-time' })
  startsAt: string;

  @ApiProperty({ format: 'date-time' })
  endsAt: string;
}
