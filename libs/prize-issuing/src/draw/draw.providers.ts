import type { Provider } from '@nestjs/common';
import { BuyChance } from './buy-chance.js';
import { ChanceBook } from './domain/chance-book.js';
import { DrawLedger } from './domain/draw-ledger.js';
import { DrawBatch } from './draw-batch.js';
import { DrawPrize } from './draw-prize.js';
import { SqlChanceBook } from './infrastructure/sql-chance-book.js';
import { SqlDrawLedger } from './infrastructure/sql-draw-ledger.js';
import { PrizeAwards } from './prize-awards.js';

/** What may be done with chances. */
export const DRAW_USE_CASES = [BuyChance, DrawPrize];

/** The same with what they need, beside the claim ledger and `LotteriesModule`. */
export const DRAW_PROVIDERS: Provider[] = [
  { provide: ChanceBook, useClass: SqlChanceBook },
  { provide: DrawLedger, useClass: SqlDrawLedger },
  ...[DrawBatch, PrizeAwards, ...DRAW_USE_CASES],
];
