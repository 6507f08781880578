import { describe, expect, it } from '@jest/globals';
import { Clock, newId } from '@boon/shared-kernel';
import { InProcessLeaseCentre } from './infrastructure/in-process-lease-centre.js';
import type { PoolStanding } from './domain/lease-pool.js';
import { LeaseCentre } from './lease-centre.js';
import { LeasedUnits, type UnitsInHand } from './leased-units.js';
import { IssuedOfLeases, settleLapsedLeases } from './settle-lapsed-leases.js';

const POOL = 'flash-sale';
const TTL = 1_000;
const STEPS = 600;
const SEEDS = process.env['BOON_SCALE'] === 'full' ? 400 : 25;

class HandClock extends Clock {
  time = Date.parse('2026-11-11T12:00:00Z');

  now(): Date {
    return new Date(this.time);
  }
}

/** A small seeded generator: the same seed, the same schedule. */
function randomOf(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return Math.abs(state ^ (state >>> 13)) % below;
  };
}

/** What was issued, by lease; a fenced lease takes nothing more. */
class Record extends IssuedOfLeases {
  readonly byLease = new Map<string, number>();
  private readonly fenced = new Set<string>();

  write(leaseId: string, units: number): boolean {
    if (this.fenced.has(leaseId)) return false;
    this.byLease.set(leaseId, (this.byLease.get(leaseId) ?? 0) + units);
    return true;
  }

  override async fence(leaseIds: readonly string[]): Promise<readonly number[]> {
    leaseIds.forEach((leaseId) => this.fenced.add(leaseId));
    return leaseIds.map((leaseId) => this.byLease.get(leaseId) ?? 0);
  }

  get issued(): number {
    return [...this.byLease.values()].reduce((sum, units) => sum + units, 0);
  }
}

/** A centre whose answers get lost and whose calls arrive twice, by chance. */
class Unreliable extends LeaseCentre {
  calls = 0;

  constructor(
    private readonly centre: LeaseCentre,
    private readonly random: (below: number) => number,
  ) {
    super();
  }

  override put = (...given: Parameters<LeaseCentre['put']>) => this.centre.put(...given);
  override lapsed = (pool: string) => this.centre.lapsed(pool);
  override standing = (pool: string) => this.centre.standing(pool);
  override giveBack = (pool: string, units: number) => this.centre.giveBack(pool, units);
  override take = (...given: Parameters<LeaseCentre['take']>) =>
    this.trouble(() => this.centre.take(...given));
  override renew = (...given: Parameters<LeaseCentre['renew']>) =>
    this.lost(() => this.centre.renew(...given));
  override settle = (...given: Parameters<LeaseCentre['settle']>) =>
    this.trouble(() => this.centre.settle(...given));

  private async trouble<T>(call: () => Promise<T>): Promise<T> {
    if (this.random(8) === 0) await call();
    return this.lost(call);
  }

  private async lost<T>(call: () => Promise<T>): Promise<T> {
    this.calls += 1;
    const answer = await call();
    if (this.random(12) === 0) throw new Error('the answer was lost');
    return answer;
  }
}

interface Node {
  readonly units: LeasedUnits;
  readonly hands: UnitsInHand[];
}

interface Sale {
  readonly random: (below: number) => number;
  readonly clock: HandClock;
  readonly real: InProcessLeaseCentre;
  readonly record: Record;
  readonly total: number;
  readonly nodes: Node[];
}

async function aSale(seed: number): Promise<Sale> {
  const random = randomOf(seed);
  const clock = new HandClock();
  const real = new InProcessLeaseCentre(clock);
  const total = 200 + random(800);
  await real.put(POOL, total);
  const sale: Sale = { random, clock, real, record: new Record(), total, nodes: [] };
  for (let at = 0; at < 4; at += 1) start(sale, at);
  return sale;
}

/** A process in place of one that died without a word. */
function start({ nodes, real, random, clock }: Sale, at: number): void {
  const options = { pool: POOL, holder: `node-${at}`, ttlMs: TTL, newId };
  const centre = new Unreliable(real, random);
  nodes[at] = {
    units: new LeasedUnits(centre, { ...options, monotonic: () => clock.time }),
    hands: [],
  };
}

async function anything(sale: Sale): Promise<void> {
  const { random, clock, real, record, nodes } = sale;
  const at = random(nodes.length);
  const node = nodes[at] as Node;
  const what = random(20);
  if (what < 11) {
    const hand = await node.units.take(1 + random(3)).catch(() => null);
    if (hand) node.hands.push(hand);
  } else if (what < 15) finish(node.hands.pop(), sale);
  else if (what < 17) await node.units.renew().catch(() => undefined);
  else if (what === 17) clock.time += random(400);
  else if (what === 18) await settleLapsedLeases(real, record, POOL);
  else start(sale, at);
}

/** What the record refuses is simply not issued: its lease was fenced. */
function finish(hand: UnitsInHand | undefined, { random, record }: Sale): void {
  if (hand === undefined) return;
  if (random(5) === 0) hand.back();
  else if (record.write(hand.leaseId, hand.units)) hand.issued();
}

async function standingOf({ real }: Sale): Promise<PoolStanding> {
  const standing = await real.standing(POOL);
  if (standing === null) throw new Error('the pool is there');
  return standing;
}

describe('leased units', () => {
  it('are never issued twice and never lost, whatever crashes, repeats or comes late', async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const world = await aSale(seed);
      for (let step = 0; step < STEPS; step += 1) {
        await anything(world);
        const { centre, leased, issued } = await standingOf(world);
        expect(centre + leased + issued).toBe(world.total);
        expect(world.record.issued).toBeLessThanOrEqual(world.total);
      }
      // Everybody dies: within the time of a lease all that was not issued is there again.
      world.clock.time += TTL;
      await settleLapsedLeases(world.real, world.record, POOL);
      const { issued } = world.record;
      expect({ seed, ...(await standingOf(world)) }).toEqual({
        ...{ seed, total: world.total, centre: world.total - issued, leased: 0, issued },
      });
    }
  });

  it('sell a stock to the last unit with few calls to the centre', async () => {
    const clock = new HandClock();
    const real = new InProcessLeaseCentre(clock);
    const reliable = new Unreliable(real, () => 1);
    const total = 100_000;
    await real.put(POOL, total);
    const options = { pool: POOL, ttlMs: TTL, monotonic: () => clock.time, newId };
    const nodes = [1, 2, 3, 4].map(
      (n) => new LeasedUnits(reliable, { ...options, holder: `n${n}` }),
    );
    let sold = 0;
    for (let refusals = 0, turn = 0; refusals < nodes.length; turn += 1) {
      // The first node sells half of everything.
      const hand = await nodes[turn % 2 === 0 ? 0 : (turn >> 1) % nodes.length]?.take();
      hand?.issued();
      sold += hand ? 1 : 0;
      refusals = hand ? 0 : refusals + 1;
      if (turn % 500 === 0) {
        clock.time += 10;
        for (const node of nodes) await node.renew();
      }
    }
    for (const node of nodes) await node.close();
    // What others still held at the very end is theirs to sell: no more than a handful.
    expect(total - sold).toBeLessThan(10);
    expect(await real.standing(POOL)).toMatchObject({ leased: 0, issued: sold });
    expect(reliable.calls / total).toBeLessThan(0.03);
  });

  it('are issued no more when the lease cannot be renewed in time', async () => {
    const clock = new HandClock();
    const real = new InProcessLeaseCentre(clock);
    await real.put(POOL, 10);
    const options = { pool: POOL, holder: 'one', ttlMs: TTL, monotonic: () => clock.time, newId };
    const units = new LeasedUnits(real, options);
    (await units.take())?.issued();
    clock.time += 0.85 * TTL;
    const later = await units.take();
    // Not of the old lease, whose end is near: another one was asked for.
    later?.back();
    expect((await real.standing(POOL))?.leased).toBeGreaterThan(4);
    clock.time += TTL;
    expect(await real.lapsed(POOL)).toHaveLength(2);
  });
});
