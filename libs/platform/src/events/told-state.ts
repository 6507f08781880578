import { Injectable } from '@nestjs/common';
import { Sql } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { unfold, type Folded } from './outbox/folded-rows.js';

/** An event of a topic of state, as it was told. */
export interface ToldEvent {
  readonly type: string;
  readonly payload: unknown;
}

interface ToldRow extends ToldEvent {
  readonly seq: string;
  readonly folded: string | null;
}

/** Rows of one transaction. */
const AT_ONCE = 500;

// Without a transaction: what finds nothing, as nearly always, costs one statement.
const ANY = 'select exists (select from platform.told_state) as found';

const TAKE = `
  delete from platform.told_state where seq in (
    select seq from platform.told_state order by seq limit $1 for update skip locked)
  returning seq, type, payload, folded`;

/**
 * State that was told and that nobody took in yet. Events of topics that end in `.catalogue` carry all there is to know
 * of an object and its version; they are kept beside the outbox until they are taken, so that whoever follows the
 * state needs no bus, which then is only the faster way. Made for one follower, of any number of processes.
 */
@Injectable()
export class ToldState {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Hands the oldest of it to `keep`, in the transaction in which it is taken away; answers whether there may be more.
   * Two processes get different rows; which of two versions of an object comes first is not promised.
   */
  async take(keep: (events: readonly ToldEvent[]) => Promise<void>): Promise<boolean> {
    const [any] = await this.sql.query<{ found: boolean }>(ANY);
    if (!any?.found) return false;
    return this.unitOfWork.run(async () => {
      const rows = await this.sql.query<ToldRow>(TAKE, [AT_ONCE]);
      if (rows.length > 0) await keep(rows.flatMap(eventsOf));
      return rows.length === AT_ONCE;
    });
  }
}

function eventsOf({ type, payload, folded }: ToldRow): ToldEvent[] {
  if (folded === null) return [{ type, payload }];
  return unfold(JSON.parse(folded) as Folded).map((each) => ({ type, payload: each.payload }));
}

/** Forgets what nobody took for so many days: where nobody follows the state. Answers how many. */
export function purgeToldState(sql: Sql, days: number): Promise<number> {
  return sql.execute(
    `delete from platform.told_state where told_at < now() - make_interval(days => $1)`,
    [days],
  );
}
