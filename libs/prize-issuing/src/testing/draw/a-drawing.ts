import { contentHash, newId } from '@boon/shared-kernel';
import { SharedClaimCounts } from '../../claim/infrastructure/shared-claim-counts.js';
import { SqlClaimLedger } from '../../claim/infrastructure/sql-claim-ledger.js';
import { SqlStockRepository } from '../../stock/infrastructure/sql-stock.repository.js';
import type { PortsForIssuing } from '../an-issuing.js';
import { BuyChance } from '../../draw/buy-chance.js';
import { CloseRound } from '../../draw/close-round.js';
import type { LotteryContent } from '../../draw/domain/lottery.js';
import { DrawBatch } from '../../draw/draw-batch.js';
import { DrawPrize } from '../../draw/draw-prize.js';
import { CryptoRoundSeeds } from '../../draw/infrastructure/crypto-round-seeds.js';
import { SqlChanceBook } from '../../draw/infrastructure/sql-chance-book.js';
import { SqlDrawLedger } from '../../draw/infrastructure/sql-draw-ledger.js';
import { SqlRoundBook } from '../../draw/infrastructure/sql-round-book.js';
import { LotteryKind } from '../../draw/lottery-kind.js';
import { PrizeAwards } from '../../draw/prize-awards.js';
import { ReadRound } from '../../draw/read-round.js';

const INSERT = `
  insert into prize_issuing.lottery (id, code, version, state, content, content_hash, authors, links,
    created_at, updated_at)
  values ($1::uuid, $1::text, 1, 'running', $2, $3, '{spec}', '{}', now(), now())`;

/** Puts the use-cases of draws of one process together, without Nest: twice on one URL for two processes. */
export function aDrawing(ports: PortsForIssuing) {
  const { sql, unitOfWork, outbox, audit } = ports;
  const rounds = new SqlRoundBook(sql);
  const seeds = new CryptoRoundSeeds();
  const kind = new LotteryKind(rounds, seeds, outbox);
  const awards = new PrizeAwards(
    new SqlClaimLedger(sql),
    new SqlStockRepository(sql),
    outbox,
    new SharedClaimCounts(),
  );
  return {
    kind,
    buyChance: new BuyChance(new SqlChanceBook(sql, rounds), seeds, outbox, unitOfWork),
    drawPrize: new DrawPrize(new DrawBatch(new SqlDrawLedger(sql), awards, outbox, unitOfWork)),
    closeRound: new CloseRound(rounds, audit, outbox, unitOfWork),
    readRound: new ReadRound(rounds),
    publish: (content: LotteryContent) => publish(ports, kind, content),
  };
}

/** The use-cases of draws of one process. */
export type DrawingForSpecs = ReturnType<typeof aDrawing>;

/** A lottery that runs, as if it had been approved; answers its id. */
async function publish(
  { sql, unitOfWork }: PortsForIssuing,
  kind: LotteryKind,
  content: LotteryContent,
): Promise<string> {
  const id = newId();
  const contentHashed = contentHash(content);
  await unitOfWork.run(async () => {
    await sql.execute(INSERT, [id, JSON.stringify(content), contentHashed]);
    const now = new Date();
    const object = { id, code: id, version: 1, state: 'approved', content, links: {} } as const;
    const dated = { contentHash: contentHashed, authors: ['spec'], createdAt: now, updatedAt: now };
    const done = await kind.carryOut({ ...object, ...dated }, 'publish');
    if (!done.ok) throw new Error(done.code);
  });
  return id;
}
