import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventBus } from '../events/event-bus.js';
import { OutboxRelay } from '../events/outbox/outbox-relay.js';
import { OutboxSignal } from '../events/outbox/outbox-signal.js';
import type { DatabaseForSpecs } from './a-database.js';
import type { BusUnderTest } from './event-bus-contract.js';
import { eventually } from './eventually.js';
import { OutboxWorld } from './outbox-world.js';
import type { HaltingPoint, RelayOrder } from './relay-process.js';
import { spawnProgram, type SpawnedProgram } from './spawn-program.js';

/** A bus and a database of the same run. */
export interface OutboxUnderTest {
  readonly database: DatabaseForSpecs;
  readonly bus: BusUnderTest;
}

const PATIENCE_MS = 180_000;

/** What outbox, relay and inbox promise together, over a real bus. */
export function outboxContract(name: string, adapter: () => OutboxUnderTest): void {
  describe(`the outbox over ${name}`, () => {
    let world: OutboxWorld;
    let worlds = 0;
    const buses: EventBus[] = [];
    const relays: OutboxRelay[] = [];
    const programs: SpawnedProgram[] = [];

    beforeAll(() => OutboxWorld.createTables(adapter().database));

    afterEach(async () => {
      await Promise.all(programs.splice(0).map((program) => program.kill()));
      await Promise.all(relays.splice(0).map((relay) => relay.stop()));
      await Promise.all(buses.splice(0).map((bus) => bus.stop()));
    }, 60_000);

    const aBus = (): EventBus => {
      const bus = adapter().bus.makeBus();
      buses.push(bus);
      return bus;
    };
    const aRelay = (): OutboxRelay => {
      const { url } = adapter().database;
      const relay = new OutboxRelay(aBus(), { url, persistence: [] }, new OutboxSignal());
      relays.push(relay);
      relay.start();
      return relay;
    };
    const aRelayProcess = async (haltAt: HaltingPoint): Promise<SpawnedProgram> => {
      const { database, bus } = adapter();
      const order: RelayOrder = { url: database.url, bus: bus.inChild, haltAt };
      const program = spawnProgram('relay-process', order);
      programs.push(program);
      await program.line('ready');
      return program;
    };
    const aWorld = async (): Promise<OutboxWorld> => {
      worlds += 1;
      const topic = `outbox-${process.pid}-${worlds}`;
      await adapter().bus.prepareTopic(topic);
      world = new OutboxWorld(adapter().database, topic);
      await world.listen(aBus());
      return world;
    };

    it(
      'publishes nothing of a transaction that rolls back',
      async () => {
        await aWorld();
        aRelay();
        await expect(world.change('a', { fails: true })).rejects.toThrow('planted');
        await world.change('a');
        await eventually(async () => expect(await world.effects('a')).toEqual([1]));
      },
      PATIENCE_MS,
    );

    it(
      'publishes each of many events that were told together, in the order of their key',
      async () => {
        await aWorld();
        const keys = Array.from({ length: 40 }, (_, at) => `key-${at}`);
        const before = await world.changeTogether(keys, 30).then(() => world.unpublished());
        // Fewer rows than events: they were folded.
        expect(before).toBeLessThan(40 * 30);
        aRelay();
        await eventually(async () => expect(await world.countOfEffects()).toBe(40 * 30), 120_000);
        expect(await world.incompleteKeys()).toEqual([]);
        expect(await world.unpublished()).toBe(0);
      },
      PATIENCE_MS,
    );

    it('does not take events outside of a transaction', async () => {
      const { outbox } = adapter().database;
      const event = { type: 't', topic: 't', key: 'k', payload: {} };
      await expect(outbox.append([event])).rejects.toThrow('in the transaction of their change');
    });

    it(
      'keeps the order of each key, with 100 writers and three relays at once',
      async () => {
        await aWorld();
        [1, 2, 3].forEach(aRelay);
        const keys = Array.from({ length: 25 }, (_, at) => `key-${at}`);
        const write = async (writer: number) => {
          for (let round = 0; round < 5; round += 1) {
            await world.change(keys[(writer + round * 7) % keys.length] ?? '');
          }
        };
        await Promise.all(Array.from({ length: 100 }, (_, writer) => write(writer)));
        await eventually(async () => expect(await world.countOfEffects()).toBe(500));
        for (const key of keys) expect(await world.effects(key)).toEqual(oneTo(20));
      },
      PATIENCE_MS,
    );

    it(
      'finds an event that was appended early and committed late',
      async () => {
        await aWorld();
        aRelay();
        const late = await world.changeHeldOpen('late');
        await world.change('early');
        await eventually(async () => expect(await world.effects('early')).toEqual([1]));
        expect(await world.effects('late')).toEqual([]);
        await late.commit();
        await eventually(async () => expect(await world.effects('late')).toEqual([1]));
      },
      PATIENCE_MS,
    );

    it(
      'keeps the order of changes, though the later one has the older transaction',
      async () => {
        await aWorld();
        aRelay();
        const older = await world.transactionWithId();
        const bystander = await world.transactionWithId();
        await world.change('a');
        await older.change('a');
        await older.commit();
        await eventually(async () => expect(await world.effects('a')).toEqual([1, 2]));
        await bystander.commit();
      },
      PATIENCE_MS,
    );

    it.each<HaltingPoint>(['before publish', 'mid batch', 'after publish'])(
      'loses nothing and has every effect once when the relay is killed %s',
      async (haltAt) => {
        await aWorld();
        const doomed = await aRelayProcess(haltAt);
        await Promise.all(oneTo(40).map((n) => world.change(`key-${n % 8}`)));
        await doomed.line('halted');
        await doomed.kill();
        aRelay();
        await eventually(async () => expect(await world.countOfEffects()).toBe(40));
        for (const n of oneTo(8)) expect(await world.effects(`key-${n % 8}`)).toEqual(oneTo(5));
        await eventually(async () => expect(await world.unpublished()).toBe(0));
      },
      PATIENCE_MS,
    );

    it(
      'goes on while relays are killed under traffic',
      async () => {
        await aWorld();
        let isOver = false;
        const write = async (key: string): Promise<number> => {
          let changes = 0;
          for (; !isOver; changes += 1) await world.change(key);
          return changes;
        };
        const writers = oneTo(6).map((n) => write(`key-${n}`));
        for (let kills = 0; kills < 2; kills += 1) {
          const before = await world.countOfEffects();
          const doomed = await aRelayProcess('never');
          await eventually(async () =>
            expect(await world.countOfEffects()).toBeGreaterThan(before + 50),
          );
          await doomed.kill();
        }
        isOver = true;
        const changes = await Promise.all(writers);
        aRelay();
        const all = changes.reduce((sum, each) => sum + each, 0);
        await eventually(async () => expect(await world.countOfEffects()).toBe(all));
        for (const n of oneTo(6))
          expect(await world.effects(`key-${n}`)).toEqual(oneTo(changes[n - 1] ?? 0));
      },
      PATIENCE_MS,
    );

    it(
      'has published what was committed when it is stopped',
      async () => {
        await aWorld();
        const relay = aRelay();
        await world.change('warm');
        await eventually(async () => expect(await world.effects('warm')).toEqual([1]));
        await Promise.all(oneTo(100).map((n) => world.change(`key-${n}`)));
        await relay.stop();
        await eventually(async () => expect(await world.unpublished()).toBe(0));
      },
      PATIENCE_MS,
    );
  });
}

function oneTo(n: number): number[] {
  return Array.from({ length: n }, (_, at) => at + 1);
}
