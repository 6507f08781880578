import { Injectable } from '@nestjs/common';
import { GovernedKind, type Governed, type MoveEffect } from '@boon/governance';
import type { LifecycleMove } from '@boon/governance/lifecycle';
import { Outbox } from '@boon/platform';
import { Money, newId, refused, type DomainEvent, type Refused } from '@boon/shared-kernel';
import type { LotteryContent } from './domain/lottery.js';
import { faultOfLottery, type LotteryFault } from './domain/lottery-rules.js';
import { frozenTable } from './domain/prize-table.js';
import { RoundBook } from './domain/round-book.js';
import { opened } from './domain/round.js';
import { lotteryChanged, roundOpened } from './draw-events.js';
import { RoundSeeds } from './round-seeds.js';

/** Why a lottery may not be kept or published. */
export type LotteryRefusal = LotteryFault | 'lottery.stock-unknown';

const UNPUBLISHED: readonly string[] = ['draft', 'in-review', 'approved'];

/** What sets a lottery apart from other governed objects: going live freezes its prizes and opens a round. */
@Injectable()
export class LotteryKind extends GovernedKind<LotteryContent, LotteryRefusal> {
  readonly name = 'lottery';
  readonly table = 'prize_issuing.lottery';

  constructor(
    private readonly rounds: RoundBook,
    private readonly seeds: RoundSeeds,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  async check(content: LotteryContent): Promise<Refused<LotteryRefusal> | null> {
    const fault = faultOfLottery(content);
    if (fault !== null) return refused(fault);
    const stockIds = stocksOf(content);
    const known = await this.rounds.stockVersions(stockIds);
    const unknown = stockIds.filter((stockId) => !known.has(stockId));
    return unknown.length > 0
      ? refused('lottery.stock-unknown', { stockId: unknown.join(', ') })
      : null;
  }

  /** A lottery promises nothing beyond what its stocks' own approvals already cover. */
  worstCase(): Money {
    return Money.ZERO;
  }

  async carryOut(
    object: Governed<LotteryContent>,
    move: LifecycleMove,
  ): Promise<MoveEffect | Refused<LotteryRefusal>> {
    if (move !== 'publish') return { ok: true };
    const refusal = await this.check(object.content);
    if (refusal !== null) return refusal;
    const versions = await this.rounds.stockVersions(stocksOf(object.content));
    const table = frozenTable(object.id, object.content, versions);
    const seed = this.seeds.next();
    const of = { id: newId(), lotteryId: object.id, number: 1, serverSeed: seed, table };
    const round = opened(of);
    await this.rounds.add([round]);
    await this.outbox.append([roundOpened(round)]);
    return { ok: true, links: { firstRoundId: round.id } };
  }

  /** Its rounds tell of themselves; those who lead shoppers to it are told once it is published. */
  eventsOf(lottery: Governed<LotteryContent>): DomainEvent[] {
    return UNPUBLISHED.includes(lottery.state) ? [] : [lotteryChanged(lottery)];
  }
}

function stocksOf({ prizes }: LotteryContent): string[] {
  return [...new Set(prizes.flatMap((prize) => prize.stockId ?? []))];
}
