import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PlanChanged, SlotChanged } from '@boon/contracts/placement';
import { BudgetChanged, LotteryChanged, StockChanged } from '@boon/contracts/prize-issuing';
import { SchemeChanged } from '@boon/contracts/solution';
import { governancePersistence } from '@boon/governance';
import { ToldState } from '@boon/platform/events';
import type { DomainEvent } from '@boon/shared-kernel';
import {
  actsOn,
  aDatabase,
  eventually,
  usePostgres,
  type DatabaseForSpecs,
} from '@boon/platform/testing';
import { SqlSlotRepository } from '../slot/infrastructure/sql-slot.repository.js';
import { placementPersistence } from '../placement.persistence.js';
import { aPlanItem, aSchemeItem, aSlot, aStockItem, uuidOf } from '../testing/catalogue-items.js';
import { ThrowSwitch } from '../switch/throw-switch.js';
import { Catalogue } from './catalogue.js';
import { DecisionClock } from './decision-clock.js';
import type { CatalogueChanges } from './domain/catalogue.repository.js';
import { SqlCatalogueRepository } from './infrastructure/sql-catalogue.repository.js';
import { TakeToldState } from './consumers/take-told-state.js';

class AwayRepository extends SqlCatalogueRepository {
  isAway = false;

  override async changesSince(mark: string | null): Promise<CatalogueChanges> {
    if (this.isAway) throw new Error('the database is away');
    return super.changesSince(mark);
  }
}

/** Reads a few objects at a time, as a large catalogue is read. */
class PagedRepository extends SqlCatalogueRepository {
  protected override readonly pageRows = 7;
}

describe('the catalogue of a node', () => {
  usePostgres();
  let database: DatabaseForSpecs;
  let repository: SqlCatalogueRepository;
  let catalogue: Catalogue;

  beforeAll(async () => {
    database = await aDatabase(governancePersistence, placementPersistence);
    repository = new SqlCatalogueRepository(database.sql);
  });

  beforeEach(async () => {
    await database.sql.execute('truncate placement.catalogue_item, placement.catalogue_log');
    catalogue = new Catalogue(repository, new SqlSlotRepository(database.sql), new DecisionClock());
  });

  afterEach(() => catalogue.onModuleDestroy());

  const offered = () =>
    catalogue
      .current()
      .offersOf('home.popup')
      .map(({ stock }) => stock.id);

  const fill = async () => {
    for (const item of [aStockItem(1), aSchemeItem(1, [1]), aPlanItem(1, [1], ['home.popup'])]) {
      await repository.put(item);
    }
  };

  it('loads what the database keeps before the first decision', async () => {
    await fill();
    await catalogue.onModuleInit();
    expect(offered()).toEqual([uuidOf('stock', 1)]);
    expect([...catalogue.current().slots.keys()]).toContain('pdp.external-ad');
  });

  it('is the same when it is read in many pages, whatever one transaction wrote', async () => {
    const plans = Array.from({ length: 30 }, (_, n) => aPlanItem(n + 1, [1], ['home.popup']));
    await database.unitOfWork.run(async () => {
      for (const item of [aStockItem(1), aSchemeItem(1, [1]), ...plans]) await repository.put(item);
    });
    for (const plan of plans.slice(0, 10)) {
      await repository.put({ ...plan, version: 2, body: { ...plan.body, version: 2 } } as never);
    }
    await catalogue.onModuleInit();
    const paged = new Catalogue(
      new PagedRepository(database.sql),
      new SqlSlotRepository(database.sql),
      new DecisionClock(),
    );
    await paged.onModuleInit();
    const { checksum, offers } = paged.status();
    expect({ checksum, offers }).toEqual({ checksum: catalogue.status().checksum, offers: 30 });

    await repository.put({ ...plans[20], version: 3 } as never);
    await paged.refresh();
    await catalogue.refresh();
    expect(paged.status().checksum).toBe(catalogue.status().checksum);
    await paged.onModuleDestroy();
  });

  it('hears of a change without the bus, by asking the database', async () => {
    await catalogue.onModuleInit();
    await fill();
    await eventually(() => expect(offered()).toEqual([uuidOf('stock', 1)]));
  });

  it('ignores what is older than what it knows, in memory and in the table', async () => {
    await fill();
    await catalogue.onModuleInit();
    const paused = aStockItem(1, {}, { state: 'paused', version: 2 });
    catalogue.apply([{ ...paused, version: 2 }]);
    expect(offered()).toEqual([]);
    catalogue.apply([aStockItem(1)]);
    expect(offered()).toEqual([]);

    await repository.put({ ...paused, version: 2 });
    expect(await repository.put(aStockItem(1))).toBe(false);
  });

  it('misses nothing that commits after something later was read', async () => {
    await repository.put(aSchemeItem(1, [1]));
    await repository.put(aPlanItem(1, [1], ['home.popup']));
    let commit = (): void => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    let written = (): void => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const slow = database.unitOfWork.run(async () => {
      await repository.put(aStockItem(1));
      written();
      await held;
    });
    await isWritten;
    await repository.put(aStockItem(2));
    await catalogue.refresh();
    await repository.put(aStockItem(3));
    await catalogue.refresh();
    expect(offered()).toEqual([]);
    commit();
    await slow;
    await catalogue.refresh();
    expect(offered()).toEqual([uuidOf('stock', 1)]);
  });

  it('keeps every version in its log', async () => {
    await fill();
    await repository.put({ ...aStockItem(1), version: 2 });
    const log = await database.sql.query<{ version: number }>(
      `select version from placement.catalogue_log where kind = 'stock' order by version`,
    );
    expect(log.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('compiles what an edit touches and nothing else', async () => {
    await fill();
    await catalogue.onModuleInit();
    const before = catalogue.current().offersOf('home.popup');
    catalogue.apply([aStockItem(2), aSchemeItem(2, [2]), aPlanItem(2, [2], ['home.popup'])]);
    const after = catalogue.current().offersOf('home.popup');
    expect(after).toHaveLength(2);
    expect(after).toEqual(expect.arrayContaining([...before]));
    expect(after.filter((offer) => before.includes(offer))).toHaveLength(1);
  });

  it('decides upon the last state while the database is away, says so, and catches up', async () => {
    await fill();
    const away = new AwayRepository(database.sql);
    const node = new Catalogue(away, new SqlSlotRepository(database.sql), new DecisionClock());
    await node.onModuleInit();
    away.isAway = true;
    await eventually(() => expect(node.status().isStale).toBe(true));
    expect(node.current().offersOf('home.popup')).toHaveLength(1);
    await repository.put({ ...aStockItem(1, {}, { state: 'paused', version: 2 }), version: 2 });
    away.isAway = false;
    await eventually(() => expect(node.current().offersOf('home.popup')).toEqual([]));
    expect(node.status().isStale).toBe(false);
    await node.onModuleDestroy();
  });

  it('has the checksum of every other node that knows the same', async () => {
    await fill();
    await catalogue.onModuleInit();
    const other = new Catalogue(
      repository,
      new SqlSlotRepository(database.sql),
      new DecisionClock(),
    );
    await other.refresh();
    expect(other.status().checksum).toBe(catalogue.status().checksum);
    other.apply([{ ...aStockItem(1, {}, { version: 2 }), version: 2 }]);
    expect(other.status().checksum).not.toBe(catalogue.status().checksum);
  });

  describe('while the bus is lost', () => {
    let taking: TakeToldState;
    let checksum: string;

    beforeEach(async () => {
      await database.sql.execute('truncate platform.told_state, platform.outbox');
      taking = new TakeToldState(new ToldState(database.sql, database.unitOfWork), repository);
      await fill();
      await catalogue.onModuleInit();
      ({ checksum } = catalogue.status());
      taking.onModuleInit();
    });
    afterEach(() => taking.onModuleDestroy());

    /** As its owner does it; no relay runs, so that nobody hears of it. */
    const tell = (...events: DomainEvent[]) =>
      database.unitOfWork.run(() => database.outbox.append(events));
    const [stock, scheme, plan] = [
      aStockItem(1).body,
      aSchemeItem(1, [1]).body,
      aPlanItem(1, [1], ['home.popup']).body,
    ] as [never, never, never];
    const second = { version: 2 };

    it.each<[string, DomainEvent, () => boolean]>([
      [
        'a stock that is used up',
        StockChanged.of({ ...(stock as object), ...second, state: 'exhausted' } as never),
        () => offered().length === 0,
      ],
      [
        'a stock with other terms',
        StockChanged.of({ ...(stock as object), ...second, worstCasePerGrant: '7' } as never),
        () => catalogue.current().offersOf('home.popup')[0]?.stock.version === 2,
      ],
      [
        'a scheme that is paused',
        SchemeChanged.of({ ...(scheme as object), ...second, state: 'paused' } as never),
        () => offered().length === 0,
      ],
      [
        'a plan that ends',
        PlanChanged.of({ ...(plan as object), ...second, state: 'ended' } as never),
        () => offered().length === 0,
      ],
      [
        'a slot with other settings',
        SlotChanged.of({ ...aSlot('home.popup'), version: 99, capacity: 7 } as never),
        () => catalogue.current().slots.get('home.popup')?.capacity === 7,
      ],
      [
        'a budget that is used up',
        BudgetChanged.of(BudgetChanged.example),
        () => catalogue.current().gates.get('platform-day')?.isUsedUp === true,
      ],
      [
        'a lottery that opens',
        LotteryChanged.of(LotteryChanged.example),
        () => catalogue.status().checksum !== checksum,
      ],
    ])('hears of %s', async (_, event, isKnown) => {
      expect(isKnown()).toBe(false);
      await tell(event);
      await eventually(() => expect(isKnown()).toBe(true));
    });

    it('hears of a kill switch, and of none that there is not', async () => {
      const { sql, outbox, audit, unitOfWork } = database;
      const throwing = new ThrowSwitch(sql, outbox, audit, unitOfWork);
      const thrown = { switchId: 'slot:home.popup', off: true, reason: 'a wrong price', by: 'lin' };
      await throwing.execute(thrown);
      await eventually(() => expect(catalogue.current().isOff('slot:home.popup')).toBe(true));
      expect(await throwing.execute({ ...thrown, switchId: 'slot:nowhere' })).toBeNull();

      await throwing.execute({ ...thrown, off: false, reason: 'mended', by: 'mei' });
      const [off, on] = await actsOn(sql, 'switch:slot:home.popup');
      expect(off).toMatchObject({ actor: 'lin', action: 'switch.off', before: null });
      expect(on).toMatchObject({
        ...{ actor: 'mei', action: 'switch.on', before: { off: true, reason: 'a wrong price' } },
        after: { off: false, reason: 'mended', version: 2 },
      });
    });

    it('takes many changes in as they are at the end, and logs each', async () => {
      const plans = Array.from({ length: 700 }, (_, n) => aPlanItem(n + 2, [1], ['home.popup']));
      const versions = [3, 1, 2].flatMap((version) =>
        plans.map(({ body }) => PlanChanged.of({ ...body, version } as never)),
      );
      const torn = { ...PlanChanged.of(PlanChanged.example), payload: { planId: 'torn' } };
      await tell(...versions, torn);
      await eventually(() => expect(offered()).toHaveLength(701));
      const [kept] = await database.sql.query<{ newest: number; logged: number }>(
        `select (select count(*) from placement.catalogue_item where version = 3)::int as newest,
           (select count(*) from placement.catalogue_log where kind = 'plan' and version in (2, 3))::int
             as logged`,
      );
      expect(kept).toEqual({ newest: 700, logged: 1_400 });
    });

    it('asks for nothing again that did not change', async () => {
      await tell(StockChanged.of({ ...(stock as object), ...second } as never));
      await eventually(() =>
        expect(catalogue.current().offersOf('home.popup')[0]?.stock.version).toBe(2),
      );
      const { version, checksum: known } = catalogue.status();
      await tell(StockChanged.of(stock));
      await taking.takeAll();
      await catalogue.refresh();
      expect(catalogue.status()).toMatchObject({ version, checksum: known });
    });
  });
});
