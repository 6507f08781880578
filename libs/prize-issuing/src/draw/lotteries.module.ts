import { Module, type Provider } from '@nestjs/common';
import { CloseRound } from './close-round.js';
import { RoundBook } from './domain/round-book.js';
import { CryptoRoundSeeds } from './infrastructure/crypto-round-seeds.js';
import { SqlRoundBook } from './infrastructure/sql-round-book.js';
import { LotteryKind } from './lottery-kind.js';
import { ReadRound } from './read-round.js';
import { RoundSeeds } from './round-seeds.js';
import { TellOlderLotteries } from './tell-older-lotteries.js';

const PROVIDERS: Provider[] = [
  { provide: RoundBook, useClass: SqlRoundBook },
  { provide: RoundSeeds, useClass: CryptoRoundSeeds },
  ...[LotteryKind, CloseRound, ReadRound, TellOlderLotteries],
];

/** Lotteries and their rounds, for every process that publishes, shows or draws them. Needs the platform's modules. */
@Module({
  providers: PROVIDERS,
  exports: [RoundBook, RoundSeeds, LotteryKind, CloseRound, ReadRound],
})
export class LotteriesModule {}
