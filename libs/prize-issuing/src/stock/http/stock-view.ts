import { ApiProperty } from '@nestjs/swagger';
import { termsToWire, type TermsWire } from '@boon/benefit-terms';
import type { StockState } from '@boon/contracts/prize-issuing';
import { BilingualView } from '../../http/bilingual-view.js';
import type { ReadStockOutcome } from '../read-stock.js';

const FEN = { type: 'string', nullable: true, description: 'Decimal string of fen.' } as const;
const COUNT = { type: 'integer' } as const;

/** How far a stock is used up: issued = held + locked + used + expired + voided. */
export class StockCountersView {
  @ApiProperty(COUNT)
  issued: number;

  @ApiProperty(COUNT)
  held: number;

  @ApiProperty(COUNT)
  locked: number;

  @ApiProperty(COUNT)
  used: number;

  @ApiProperty(COUNT)
  expired: number;

  @ApiProperty(COUNT)
  voided: number;
}

/** A value budget: budget = free + reserved + spent + released. */
export class StockBudgetView {
  @ApiProperty(FEN)
  budget: string;

  @ApiProperty(FEN)
  free: string;

  @ApiProperty(FEN)
  reserved: string;

  @ApiProperty(FEN)
  spent: string;

  @ApiProperty(FEN)
  released: string;
}

/** What limits a stock beside quantity and budget; null: no limit. */
export class StockLimitsView {
  @ApiProperty({ ...COUNT, nullable: true })
  perUserTotal: number | null;

  @ApiProperty({ ...COUNT, nullable: true })
  perUserDay: number | null;

  @ApiProperty({ ...COUNT, nullable: true })
  perUserMonth: number | null;

  @ApiProperty({ ...COUNT, nullable: true })
  perPersonTotal: number | null;

  @ApiProperty({ ...COUNT, nullable: true })
  perPersonDay: number | null;

  @ApiProperty({ ...COUNT, nullable: true })
  perPersonMonth: number | null;

  @ApiProperty({ ...COUNT, nullable: true })
  perDayUnits: number | null;

  @ApiProperty(FEN)
  perDayValue: string | null;
}

/** A stock as operators see it. */
export class StockView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  assetId: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ enum: ['inactive', 'active', 'paused', 'exhausted', 'stopped'] })
  state: StockState;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;

  @ApiProperty({ type: 'object', additionalProperties: true })
  terms: TermsWire;

  @ApiProperty({ type: 'integer', nullable: true })
  quantity: number | null;

  @ApiProperty({ type: StockBudgetView, nullable: true })
  budget: StockBudgetView | null;

  @ApiProperty({ type: StockLimitsView })
  limits: StockLimitsView;

  @ApiProperty({ ...FEN, nullable: false, description: 'What it can cost in all, in fen.' })
  worstCase: string;

  @ApiProperty({ format: 'date-time' })
  startsAt: string;

  @ApiProperty({ format: 'date-time' })
  endsAt: string;

  @ApiProperty({ type: StockCountersView })
  counters: StockCountersView;
}

export function stockView({ stock, counters }: Extract<ReadStockOutcome, { ok: true }>): StockView {
  const { parts, state, version } = stock;
  const { issued, held, locked, used, expired, voided } = counters;
  const { valueBudget, validity } = parts;
  return {
    ...{ id: parts.id, assetId: parts.assetId, version, state, name: parts.name },
    terms: termsToWire(parts.terms),
    quantity: parts.quantity,
    budget:
      valueBudget === null
        ? null
        : {
            budget: `${valueBudget}`,
            free: `${counters.free}`,
            reserved: `${counters.reserved}`,
            spent: `${counters.spent}`,
            released: `${counters.released}`,
          },
    limits: { ...parts.limits, perDayValue: parts.limits.perDayValue?.toString() ?? null },
    worstCase: `${stock.worstCase()}`,
    startsAt: validity.startsAt.toISOString(),
    endsAt: validity.endsAt.toISOString(),
    counters: { issued, held, locked, used, expired, voided },
  };
}
