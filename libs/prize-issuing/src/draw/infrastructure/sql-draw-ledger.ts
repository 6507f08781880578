import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import type { LifecycleState } from '@boon/contracts';
import { ensure } from '@boon/shared-kernel';
import { periodsOfPrize } from '../domain/award-draws.js';
import type { DecidedDraws } from '../domain/decide-draws.js';
import type { DrawRequest, StandInReason } from '../domain/draw.js';
import {
  pityOf,
  prizeTallyOf,
  type DrawFacts,
  type HeldChance,
  type PityFacts,
  type RoundFacts,
} from '../domain/draw-facts.js';
import { DrawLedger } from '../domain/draw-ledger.js';
import type { DrawPlan } from '../domain/plan-draws.js';
import {
  CHANCES,
  KEEP_ROUNDS,
  LOCK_BOXES,
  LOCK_CHANCES,
  LOCK_WAITS,
  QUOTAS,
  ROUNDS,
  TOUCH_QUOTAS,
} from './draw-sql.js';
import { roundOf, type RoundRow } from './round-row.js';
import { writeDraws } from './write-draws.js';

interface ChanceRow {
  readonly now: Date;
  readonly id: string;
  readonly user_id: string;
  readonly round_id: string;
  readonly number: number;
  readonly expires_at: Date;
  readonly lottery_state: LifecycleState;
  readonly client_seed: string | null;
  readonly drawn: number | null;
  readonly awarded: number | null;
  readonly reason: StandInReason | null;
}

interface WaitRow {
  readonly lottery_id: string;
  readonly user_id: string;
  readonly draws: number;
  readonly misses: number;
}

interface QuotaRow {
  readonly lottery_id: string;
  readonly prize_key: string;
  readonly period: string;
  readonly count: number;
}

/** Draws in the tables draw, lottery_round, draw_wait and prize_tally, set by set. */
@Injectable()
export class SqlDrawLedger extends DrawLedger {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async facts(
    requests: readonly DrawRequest[],
    options: { lock: boolean },
  ): Promise<DrawFacts> {
    const ids = [...new Set(requests.map(({ chanceId }) => chanceId))];
    await this.sql.query(LOCK_CHANCES, [ids]);
    await this.sql.query(KEEP_ROUNDS, [ids]);
    await this.sql.query(LOCK_BOXES, [ids]);
    // Only now, so that what others committed while we waited for the locks is seen.
    const rows = await this.sql.query<ChanceRow>(CHANCES, [ids]);
    const rounds = await this.rounds(rows);
    const now = rows[0]?.now ?? new Date(0);
    return {
      now,
      chances: new Map(rows.map((row) => [row.id, heldChance(row)])),
      rounds,
      pity: await this.waits(rows, rounds),
      tallies: await this.quotas(rounds, now, options),
    };
  }

  override async write(decided: DecidedDraws, plan: DrawPlan): Promise<void> {
    await writeDraws(this.sql, decided, plan);
  }

  private async rounds(rows: readonly ChanceRow[]): Promise<Map<string, RoundFacts>> {
    const ids = [...new Set(rows.map((row) => row.round_id))];
    const found = await this.sql.query<RoundRow>(ROUNDS, [ids]);
    return new Map(
      found.map((row) => {
        const { remaining, sequence } = row;
        return [row.id, { ...roundOf(row), remaining: remaining.map(Number), sequence }];
      }),
    );
  }

  private async waits(
    rows: readonly ChanceRow[],
    rounds: ReadonlyMap<string, RoundFacts>,
  ): Promise<Map<string, PityFacts>> {
    const waiting = rows.flatMap((row) => {
      const round = rounds.get(row.round_id);
      ensure(round !== undefined, 'a chance belongs to a round');
      const isNew = row.client_seed === null && round.table.pity !== null;
      return isNew ? [{ lotteryId: round.lotteryId, userId: row.user_id }] : [];
    });
    if (waiting.length === 0) return new Map();
    const found = await this.sql.query<WaitRow>(LOCK_WAITS, [
      waiting.map(({ lotteryId }) => lotteryId),
      waiting.map(({ userId }) => userId),
    ]);
    return new Map(
      found.map(({ lottery_id, user_id, draws, misses }) => [
        pityOf(lottery_id, user_id),
        { draws, misses },
      ]),
    );
  }

  private async quotas(
    rounds: ReadonlyMap<string, RoundFacts>,
    now: Date,
    { lock }: { lock: boolean },
  ): Promise<Map<string, number>> {
    const wanted = quotasOf(rounds, now);
    if (wanted.length === 0) return new Map();
    const key = [
      wanted.map(({ lotteryId }) => lotteryId),
      wanted.map(({ prizeKey }) => prizeKey),
      wanted.map(({ period }) => period),
    ];
    if (lock) await this.sql.execute(TOUCH_QUOTAS, [...key, wanted.map(({ most }) => most)]);
    const rows = await this.sql.query<QuotaRow>(QUOTAS, key);
    return new Map(
      rows.map((row) => [prizeTallyOf(row.lottery_id, row.prize_key, row.period), row.count]),
    );
  }
}

interface WantedQuota {
  readonly lotteryId: string;
  readonly prizeKey: string;
  readonly period: string;
  readonly most: number;
}

/** Each once: rounds of one lottery share its quotas. */
function quotasOf(rounds: ReadonlyMap<string, RoundFacts>, now: Date): WantedQuota[] {
  const wanted = new Map<string, WantedQuota>();
  for (const { lotteryId, table } of rounds.values()) {
    for (const prize of table.prizes) {
      for (const { period, most } of periodsOfPrize(prize.quotas, now)) {
        const quota = { lotteryId, prizeKey: prize.key, period, most };
        wanted.set(prizeTallyOf(lotteryId, prize.key, period), quota);
      }
    }
  }
  return [...wanted.values()];
}

function heldChance(row: ChanceRow): HeldChance {
  const { client_seed: clientSeed, drawn, awarded, reason } = row;
  const isDrawn = clientSeed !== null && drawn !== null;
  return {
    id: row.id,
    userId: row.user_id,
    roundId: row.round_id,
    number: row.number,
    expiresAt: row.expires_at,
    lotteryState: row.lottery_state,
    stored: isDrawn ? { clientSeed, drawn, awarded, reason, grant: null } : null,
  };
}
