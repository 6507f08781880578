import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { GovernedView } from '@boon/governance/http';
import { IsIn, IsString, Length, Matches, MaxLength, MinLength, ValidateIf } from 'class-validator';
import type { LimitStanding } from '@boon/service-support/budgets';
import type { BudgetDimension, EditedLimit, StockDimension } from '../domain/limit-edit.js';

const STOCK_DIMENSIONS: readonly StockDimension[] = [
  ...(['quantity', 'value-budget', 'per-day-units', 'per-day-value', 'ends-at'] as const),
  ...(['per-user-total', 'per-user-day', 'per-user-month'] as const),
  ...(['per-person-total', 'per-person-day', 'per-person-month'] as const),
];
const BUDGET_DIMENSIONS: readonly BudgetDimension[] = ['fen', 'units'];
const SCOPE = /^(?:(?:scheme|merchant|channel-day):[^\p{C}\p{Z}]{1,64}|platform-day)$/u;

function present(_: object, value: unknown): boolean {
  return value !== null;
}

/** A limit as text: units and fen as decimal strings, instants as ISO 8601; null: no limit. */
function IsLimitValue(description: string): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'string', nullable: true, maxLength: 40, example: '1000', description }),
    ValidateIf(present),
    IsString(),
    Length(1, 40),
  );
}

class EditBody {
  @IsLimitValue('What it is taken to be: with anything else the change is refused.')
  expected: string | null;

  @IsLimitValue('What it is to become.')
  target: string | null;

  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason: string;
}

/** A change of one dimension of a stock. */
export class EditStockBody extends EditBody {
  @ApiProperty({ enum: STOCK_DIMENSIONS })
  @IsIn(STOCK_DIMENSIONS)
  dimension: StockDimension;
}

/** A change of a budget that stocks share. */
export class EditBudgetBody extends EditBody {
  @ApiProperty({ example: 'channel-day:home', pattern: SCOPE.source })
  @IsString()
  @Matches(SCOPE)
  scope: string;

  @ApiProperty({ enum: BUDGET_DIMENSIONS })
  @IsIn(BUDGET_DIMENSIONS)
  dimension: BudgetDimension;
}

/** What became of a change. */
export class EditView {
  @ApiProperty({ enum: ['in-force', 'in-review'] })
  state: 'in-force' | 'in-review';

  @ApiProperty({ format: 'uuid', nullable: true, type: 'string', description: 'Of a raise.' })
  revisionId: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'What approvers vote on.' })
  contentHash: string | null;

  @ApiProperty({ type: 'integer', description: 'How many other people must approve.' })
  required: number;
}

/** A raise under review, or in force once it was published. */
export class LimitRevisionView extends GovernedView {
  @ApiProperty({ example: 'stock:01990000-0000-7000-8000-000000000001' })
  subject: string;

  @ApiProperty({ enum: [...STOCK_DIMENSIONS, ...BUDGET_DIMENSIONS] })
  dimension: EditedLimit['dimension'];

  @ApiProperty({ type: 'string', nullable: true })
  expected: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  target: string | null;

  @ApiProperty()
  reason: string;

  @ApiProperty({ description: 'What all may cost once it is in force, in fen.' })
  total: string;
}

/** A budget that stocks share; of budgets per day, today's. */
export class SharedBudgetView {
  @ApiProperty({ example: 'channel-day:home' })
  scope: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'Fen; null: no limit.' })
  fen: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  units: number | null;

  @ApiProperty({ description: 'Reserved, spent or released, in fen.' })
  committedFen: string;

  @ApiProperty({ type: 'integer' })
  committedUnits: number;
}

/** All of them. */
export class SharedBudgetsView {
  @ApiProperty({ type: [SharedBudgetView] })
  budgets: readonly SharedBudgetView[];
}

/** A budget as the API shows it. */
export function sharedBudgetView(limit: LimitStanding): SharedBudgetView {
  const { scope, fen, units, committedFen, committedUnits } = limit;
  return {
    ...{ scope, units, committedUnits },
    fen: fen?.toString() ?? null,
    committedFen: committedFen.toString(),
  };
}
