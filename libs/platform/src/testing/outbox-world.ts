import { setTimeout as pause } from 'node:timers/promises';
import type { DomainEvent } from '@boon/shared-kernel';
import type { EventBus } from '../events/event-bus.js';
import type { DatabaseForSpecs } from './a-database.js';

/** A transaction that a spec holds open. */
export interface HeldTransaction {
  change(key: string): Promise<void>;
  commit(): Promise<void>;
}

/** Changes of things that count themselves, the events that tell of them, and the effects of those. */
export class OutboxWorld {
  constructor(
    private readonly database: DatabaseForSpecs,
    private readonly topic: string,
  ) {}

  static async createTables({ sql }: DatabaseForSpecs): Promise<void> {
    await sql.execute(
      'create table thing (topic text, key text, n int not null, primary key (topic, key))',
    );
    await sql.execute(
      `create table effect (seq bigserial primary key, topic text not null, key text not null,
         n int not null)`,
    );
  }

  /** Has every event of the topic leave its number as an effect, once, by the inbox. */
  async listen(bus: EventBus): Promise<void> {
    const { inbox, sql } = this.database;
    const group = `${this.topic}-effects`;
    await bus.subscribe({
      group,
      topics: [this.topic],
      handle: async (event) => {
        const { n } = event.payload as { n: number };
        await inbox.once(group, event, async () => {
          await sql.execute('insert into effect (topic, key, n) values ($1, $2, $3)', [
            this.topic,
            event.key,
            n,
          ]);
        });
      },
    });
    await bus.start();
  }

  /** Counts the thing up by one and tells of its new number, in one transaction. */
  async change(key: string, { fails = false } = {}): Promise<void> {
    await this.database.unitOfWork.run(async () => {
      await this.changeHere(key);
      if (fails) throw new Error('planted');
    });
  }

  /** Counts many things up, each so many times, in one transaction, and tells of all of it at once. */
  async changeTogether(keys: readonly string[], times: number): Promise<void> {
    const { sql, outbox, unitOfWork } = this.database;
    await unitOfWork.run(async () => {
      await sql.execute(
        'insert into thing (topic, key, n) select $1, key, $3 from unnest($2::text[]) as key',
        [this.topic, keys, times],
      );
      const events = Array.from({ length: times }, (_, n) =>
        keys.map((key) => this.changed(key, n + 1)),
      );
      await outbox.append(events.flat());
    });
  }

  /** A change whose transaction stays open. */
  async changeHeldOpen(key: string): Promise<HeldTransaction> {
    const held = await this.transactionWithId();
    await held.change(key);
    return held;
  }

  /** A transaction that has its id already, and does nothing yet. */
  async transactionWithId(): Promise<HeldTransaction> {
    const acts: (() => Promise<void>)[] = [];
    let wake: () => void = () => undefined;
    let opened: () => void = () => undefined;
    const isOpen = new Promise<void>((resolve) => (opened = resolve));
    let isOver = false;
    const running = this.database.unitOfWork.run(async () => {
      await this.database.sql.query('select pg_current_xact_id()');
      opened();
      for (;;) {
        const act = acts.shift();
        if (act) await act();
        else if (isOver) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    });
    await isOpen;
    return {
      change: (key) =>
        new Promise((resolve, reject) => {
          acts.push(() => this.changeHere(key).then(resolve, reject));
          wake();
        }),
      commit: async () => {
        isOver = true;
        wake();
        await running;
      },
    };
  }

  /** The numbers that the effects of a key show, in the order in which they came about. */
  async effects(key: string): Promise<number[]> {
    const rows = await this.database.sql.query<{ n: number }>(
      'select n from effect where topic = $1 and key = $2 order by seq',
      [this.topic, key],
    );
    return rows.map(({ n }) => n);
  }

  async countOfEffects(): Promise<number> {
    const rows = await this.database.sql.query<{ count: number }>(
      'select count(*)::int as count from effect where topic = $1',
      [this.topic],
    );
    return rows[0]?.count ?? 0;
  }

  /** Changes keys until told to stop; a change that fails, as servers do when they are killed, is let go. */
  traffic(keys: readonly string[]): { stop(): Promise<void> } {
    let isOver = false;
    const write = async (key: string): Promise<void> => {
      while (!isOver) {
        await this.change(key).catch(() => pause(20));
        await pause(20);
      }
    };
    const writers = keys.map(write);
    return {
      stop: async () => {
        isOver = true;
        await Promise.all(writers);
      },
    };
  }

  /** The keys whose effects are not exactly 1, 2, 3 ... up to where their thing stands in the database. */
  async incompleteKeys(): Promise<string[]> {
    const rows = await this.database.sql.query<{ key: string }>(
      `select t.key from thing t
       left join (select key, array_agg(n order by seq) as numbers from effect where topic = $1
                  group by key) e on e.key = t.key
       where t.topic = $1
         and e.numbers is distinct from array(select generate_series(1, t.n))`,
      [this.topic],
    );
    return rows.map(({ key }) => key);
  }

  /** How many events wait in the outbox. */
  async unpublished(): Promise<number> {
    const rows = await this.database.sql.query<{ count: number }>(
      'select count(*)::int as count from platform.outbox where topic = $1',
      [this.topic],
    );
    return rows[0]?.count ?? 0;
  }

  private async changeHere(key: string): Promise<void> {
    const { sql, outbox } = this.database;
    const [row] = await sql.query<{ n: number }>(
      `insert into thing (topic, key, n) values ($1, $2, 1)
       on conflict (topic, key) do update set n = thing.n + 1 returning n`,
      [this.topic, key],
    );
    await outbox.append([this.changed(key, row?.n ?? 0)]);
  }

  private changed(key: string, n: number): DomainEvent {
    return { type: 'spec.thing-changed.v1', topic: this.topic, key, payload: { n } };
  }
}
