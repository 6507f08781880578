import { Logger } from '@nestjs/common';
import { pauseUnlessAborted } from '../retry.js';
import { LeaseSession } from './lease-session.js';
import { fairShare, lockClassOf, MEMBER_KEY } from './lease-rules.js';
import { SHARD_COUNT } from './shards.js';

const REBALANCE_MS = 1_000;
const RECONNECT_MS = 250;

// objsubid 2: locks of two int4 keys. A member is whoever holds the shared member key of the class.
const COUNT_MEMBERS = `
  select classid::bigint::text as class, count(distinct pid)::int as members from pg_locks
  where locktype = 'advisory' and objsubid = 2 and objid = $1 and granted
    and database = (select oid from pg_database where datname = current_database())
  group by classid`;

/** Who works on the shards. */
export interface LeaseHolder {
  /** The owned shards may have changed. */
  onChange(): void;
  /** Resolves when nothing of the shard is in hand; it is not owned any more when this is called. */
  finish(task: string, shard: number): Promise<void>;
}

/**
 * Divides the 16 shards of named tasks among all processes that want to work on them, by session advisory
 * locks: a shard has at most one owner, each gets about the same number, and a dead owner's shards are free
 * as soon as PostgreSQL sees its connection end.
 */
export class ShardLeases {
  private readonly logger = new Logger(ShardLeases.name);
  private readonly owned = new Map<string, Set<number>>();
  private readonly stopping = new AbortController();
  private readonly session: LeaseSession;
  private running: Promise<void> | undefined;
  private settled: () => void = () => undefined;
  private readonly firstRound = new Promise<void>((resolve) => (this.settled = resolve));

  constructor(
    url: string,
    private readonly tasks: readonly string[],
    applicationName: string,
    private readonly holder: LeaseHolder,
  ) {
    this.session = new LeaseSession(url, applicationName, () => this.forget());
    for (const task of tasks) this.owned.set(task, new Set());
  }

  /** Resolves once the first round of dividing is over. */
  async start(): Promise<void> {
    this.running ??= this.run();
    await this.firstRound;
  }

  /** The shards of the task that are this process' own just now. */
  shardsOf(task: string): readonly number[] {
    return [...(this.owned.get(task) ?? [])];
  }

  /** Runs a statement on the connection that holds the leases, so that it fails once they are lost. */
  query<R extends object>(text: string, parameters: readonly unknown[]): Promise<R[]> {
    return this.session.query<R>(text, parameters);
  }

  /** Gives everything back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.forget();
    await this.session.close();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        if (!this.session.isOpen) await this.join();
        await this.rebalance();
        this.settled();
        await pauseUnlessAborted(REBALANCE_MS, signal);
      } catch (error) {
        this.logger.warn(`no leases of ${this.tasks.join(', ')} just now: ${String(error)}`);
        await pauseUnlessAborted(RECONNECT_MS, signal);
      }
    }
    this.settled();
  }

  private async join(): Promise<void> {
    await this.session.open();
    for (const task of this.tasks) {
      await this.session.query('select pg_advisory_lock_shared($1, $2)', [
        lockClassOf(task),
        MEMBER_KEY,
      ]);
    }
  }

  private async rebalance(): Promise<void> {
    const rows = await this.session.query<{ class: string; members: number }>(COUNT_MEMBERS, [
      MEMBER_KEY,
    ]);
    const members = new Map(rows.map((row) => [Number(row.class), row.members]));
    for (const task of this.tasks) {
      const share = fairShare(SHARD_COUNT, members.get(lockClassOf(task)) ?? 1);
      await this.fit(task, share);
    }
  }

  private async fit(task: string, share: number): Promise<void> {
    const mine = this.owned.get(task);
    if (!mine || mine.size === share) return;
    if (mine.size > share) await this.giveBack(task, mine, mine.size - share);
    else await this.take(task, mine, share);
    this.holder.onChange();
  }

  private async giveBack(task: string, mine: Set<number>, count: number): Promise<void> {
    for (const shard of [...mine].slice(0, count)) {
      mine.delete(shard);
      await this.holder.finish(task, shard);
      await this.session.query('select pg_advisory_unlock($1, $2)', [lockClassOf(task), shard]);
    }
  }

  private async take(task: string, mine: Set<number>, share: number): Promise<void> {
    for (let shard = 0; shard < SHARD_COUNT && mine.size < share; shard += 1) {
      if (mine.has(shard)) continue;
      const [row] = await this.session.query<{ taken: boolean }>(
        'select pg_try_advisory_lock($1, $2) as taken',
        [lockClassOf(task), shard],
      );
      // Lost meanwhile, the lock is gone with the session.
      if (row?.taken && this.session.isOpen) mine.add(shard);
    }
  }

  private forget(): void {
    for (const shards of this.owned.values()) shards.clear();
    this.holder.onChange();
  }
}
