import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import type { LifecycleState } from '@boon/contracts';
import { ensure, platformDay } from '@boon/shared-kernel';
import { ChanceBook } from '../domain/chance-book.js';
import {
  chanceTallyOf,
  type ChanceFacts,
  type ChancePlan,
  type SellingFacts,
} from '../domain/chance-facts.js';
import { identityOfChance, type Chance, type ChanceRequest } from '../domain/chance.js';
import type { LotteryContent } from '../domain/lottery.js';
import { RoundBook } from '../domain/round-book.js';
import {
  ADD_CHANCES,
  ADD_CHANCE_TALLIES,
  CHANCE_TALLIES,
  LOCK_LOTTERIES,
  MOVE_ROUNDS,
  NEWEST_ROUNDS,
  SOLD_CHANCES,
} from './chance-sql.js';
import { roundOf, type RoundRow } from './round-row.js';

interface LotteryRow {
  readonly id: string;
  readonly state: LifecycleState;
  readonly content: LotteryContent;
}

interface SoldRow extends RoundRow {
  readonly chance_id: string;
  readonly nonce: number;
  readonly user_id: string;
  readonly purchase_key: string;
  readonly expires_at: Date;
}

interface TallyRow {
  readonly lottery_id: string;
  readonly user_id: string;
  readonly period: string;
  readonly count: number;
}

/** Chances in the tables draw_chance and chance_tally, one lottery's sales after another's. */
@Injectable()
export class SqlChanceBook extends ChanceBook {
  constructor(
    private readonly sql: Sql,
    private readonly rounds: RoundBook,
  ) {
    super();
  }

  override async facts(requests: readonly ChanceRequest[]): Promise<ChanceFacts> {
    const ids = [...new Set(requests.map(({ lotteryId }) => lotteryId))];
    const rows = await this.sql.query<LotteryRow>(LOCK_LOTTERIES, [ids]);
    const [clock] = await this.sql.query<{ now: Date }>('select now() as now');
    ensure(clock !== undefined, 'the database tells the time');
    const { now } = clock;
    const lotteries = await this.selling(rows);
    return {
      now,
      lotteries,
      sold: await this.soldBefore(requests),
      tallies: await this.tallies(requests, now),
    };
  }

  override async write(plan: ChancePlan): Promise<void> {
    if (plan.chances.length === 0) return;
    // Rounds that are over make way first: a lottery has one open round.
    const begun = new Set(plan.begun.map(({ id }) => id));
    const old = plan.rounds.filter(({ id }) => !begun.has(id));
    await this.moveRounds(old);
    const moved = new Map(plan.rounds.map((round) => [round.id, round]));
    await this.rounds.add(plan.begun.map((round) => moved.get(round.id) ?? round));
    await this.addChances(plan);
    await this.addTallies(plan);
  }

  private async selling(rows: readonly LotteryRow[]): Promise<Map<string, SellingFacts>> {
    const newest = await this.sql.query<RoundRow>(NEWEST_ROUNDS, [rows.map(({ id }) => id)]);
    const rounds = new Map(newest.map((row) => [row.lottery_id, roundOf(row)]));
    return new Map(
      rows.flatMap(({ id, state, content }) => {
        const round = rounds.get(id);
        return round === undefined ? [] : [[id, { state, content, round }] as const];
      }),
    );
  }

  private async soldBefore(requests: readonly ChanceRequest[]): Promise<Map<string, Chance>> {
    const rows = await this.sql.query<SoldRow>(SOLD_CHANCES, [
      requests.map(({ lotteryId }) => lotteryId),
      requests.map(({ userId }) => userId),
      requests.map(({ key }) => key),
    ]);
    return new Map(
      rows.map((row) => {
        const { lottery_id: lotteryId, user_id: userId, purchase_key: key } = row;
        return [identityOfChance({ lotteryId, userId, key }), chanceOf(row)];
      }),
    );
  }

  private async tallies(
    requests: readonly ChanceRequest[],
    now: Date,
  ): Promise<Map<string, number>> {
    const rows = await this.sql.query<TallyRow>(CHANCE_TALLIES, [
      requests.map(({ lotteryId }) => lotteryId),
      requests.map(({ userId }) => userId),
      `day:${platformDay(now)}`,
    ]);
    return new Map(
      rows.map((row) => [chanceTallyOf(row.lottery_id, row.user_id, row.period), row.count]),
    );
  }

  private async moveRounds(rounds: ChancePlan['rounds']): Promise<void> {
    await this.sql.execute(MOVE_ROUNDS, [
      rounds.map(({ id }) => id),
      rounds.map(({ state }) => state),
      rounds.map(({ sold }) => sold),
    ]);
  }

  private async addChances({ chances }: ChancePlan): Promise<void> {
    await this.sql.execute(ADD_CHANCES, [
      chances.map(({ chance }) => chance.id),
      chances.map(({ chance }) => chance.lotteryId),
      chances.map(({ chance }) => chance.roundId),
      chances.map(({ chance }) => chance.nonce),
      chances.map(({ chance }) => chance.userId),
      chances.map(({ request }) => request.key),
      chances.map(({ request }) => request.source),
      chances.map(({ chance }) => chance.expiresAt),
    ]);
  }

  private async addTallies({ tallies }: ChancePlan): Promise<void> {
    await this.sql.execute(ADD_CHANCE_TALLIES, [
      tallies.map(({ lotteryId }) => lotteryId),
      tallies.map(({ userId }) => userId),
      tallies.map(({ period }) => period),
      tallies.map(({ count }) => count),
      tallies.map(({ most }) => most),
    ]);
  }
}

function chanceOf(row: SoldRow): Chance {
  const round = roundOf(row);
  return {
    id: row.chance_id,
    lotteryId: row.lottery_id,
    userId: row.user_id,
    roundId: round.id,
    round: round.number,
    nonce: row.nonce,
    expiresAt: row.expires_at,
    commitment: round.commitment,
  };
}
