import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { RoundBook, type LotteryStanding, type RoundProgress } from '../domain/round-book.js';
import type { ProvenDraw } from '../domain/round-proof.js';
import type { Round, RoundState } from '../domain/round.js';
import { arrayText, ROUND_COLUMNS, roundOf, type RoundRow } from './round-row.js';

const ADD = `
  insert into prize_issuing.lottery_round (id, lottery_id, number, state, server_seed, prize_table,
    seed_hash, table_hash, capacity, sold, remaining)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::bigint[])`;

const FIND = `
  select ${ROUND_COLUMNS} from prize_issuing.lottery_round where lottery_id = $1 and number = $2`;

/** Before the round, as sales do: none is under way while it changes. */
const LOCK_LOTTERY = `select 1 from prize_issuing.lottery where id = $1 for no key update`;

const PROGRESS = `
  select count(draw.chance_id)::int as drawn,
    (count(*) filter (where draw.chance_id is null and chance.expires_at > now()))::int as waiting
  from prize_issuing.draw_chance as chance
  left join prize_issuing.draw on draw.chance_id = chance.id
  where chance.round_id = $1`;

const MOVE = `
  update prize_issuing.lottery_round
  set state = $2, revealed_at = case when $2 = 'revealed' then now() else revealed_at end
  where id = $1`;

const DRAWS = `
  select chance.number as nonce, client_seed as "clientSeed", drawn, awarded, reason, sequence,
    weights, min(chance.number) over (partition by chance.user_id) as player,
    user_draw as "userDraw", misses_before as "missesBefore"
  from prize_issuing.draw
  join prize_issuing.draw_chance as chance on chance.id = draw.chance_id
  where draw.round_id = $1 order by chance.number`;

const STOCK_VERSIONS = `
  select id, version from prize_issuing.stock where id = any ($1::uuid[]) and state <> 'stopped'`;

const TAKE_UNTOLD = `
  with taken as (delete from prize_issuing.lottery_untold returning lottery_id)
  select id, version, state, content from prize_issuing.lottery
  join taken on taken.lottery_id = lottery.id order by id`;

type DrawnRow = Omit<ProvenDraw, 'weights'> & { readonly weights: readonly string[] | null };

/** Rounds in the tables lottery_round, draw_chance and draw. */
@Injectable()
export class SqlRoundBook extends RoundBook {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async add(rounds: readonly Round[]): Promise<void> {
    for (const round of rounds) {
      const { table } = round;
      await this.sql.execute(ADD, [
        ...[round.id, round.lotteryId, round.number, round.state, round.serverSeed],
        ...[JSON.stringify(table), round.commitment.seedHash, round.commitment.tableHash],
        ...[table.capacity, round.sold],
        arrayText(table.policy === 'urn' ? table.weights : []),
      ]);
    }
  }

  override async find(lotteryId: string, number: number): Promise<Round | null> {
    return this.read(FIND, lotteryId, number);
  }

  override async findForChange(lotteryId: string, number: number): Promise<Round | null> {
    await this.sql.query(LOCK_LOTTERY, [lotteryId]);
    return this.read(`${FIND} for update`, lotteryId, number);
  }

  override async progress(roundId: string): Promise<RoundProgress> {
    const [row] = await this.sql.query<RoundProgress>(PROGRESS, [roundId]);
    return row ?? { drawn: 0, waiting: 0 };
  }

  override async moveTo(roundId: string, state: RoundState): Promise<void> {
    await this.sql.execute(MOVE, [roundId, state]);
  }

  override async draws(roundId: string): Promise<readonly ProvenDraw[]> {
    const rows = await this.sql.query<DrawnRow>(DRAWS, [roundId]);
    return rows.map((row) => ({ ...row, weights: row.weights?.map(Number) ?? null }));
  }

  override async stockVersions(stockIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.sql.query<{ id: string; version: number }>(STOCK_VERSIONS, [stockIds]);
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  override takeUntold(): Promise<readonly LotteryStanding[]> {
    return this.sql.query<LotteryStanding>(TAKE_UNTOLD);
  }

  private async read(text: string, lotteryId: string, number: number): Promise<Round | null> {
    const [row] = await this.sql.query<RoundRow>(text, [lotteryId, number]);
    return row === undefined ? null : roundOf(row);
  }
}
