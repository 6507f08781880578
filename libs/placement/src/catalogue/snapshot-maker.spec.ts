import { afterEach, describe, expect, it } from '@jest/globals';
import { SwitchChanged } from '@boon/contracts/placement';
import { atOnce } from '@boon/shared-kernel';
import { aPlanItem, aSchemeItem, aSlot, aStockItem, uuidOf } from '../testing/catalogue-items.js';
import type { CatalogueItem } from './domain/catalogue-item.js';
import { CatalogueCompiler } from './domain/catalogue-compiler.js';
import { CatalogueSnapshot } from './domain/snapshot.js';
import { slotItem, switchItem } from './catalogue-item-of.js';
import type { KnownItem } from './node-history.js';
import { SnapshotMaker } from './snapshot-maker.js';

const SLOT = aSlot('home.popup');
/** Three objects each: more than is taken in at once. */
const PLANS = 800;
const STAGES = ['new', 'active', 'dormant'];

function aPlan(n: number, version = 1): CatalogueItem[] {
  const values = [STAGES[n % STAGES.length] as string];
  const audience = { op: 'in', attribute: 'user.stage', values } as const;
  const items = [
    aStockItem(n),
    aSchemeItem(n, [n], { audience: audience as never }),
    aPlanItem(n, [n], ['home.popup'], { priority: n % 100 }),
  ];
  return items.map((item) => ({ ...item, version }));
}

const plans = (from: number, until: number, version = 1): CatalogueItem[] =>
  Array.from({ length: until - from }, (_, at) => aPlan(from + at, version)).flat();

/** What a node that is told all of it at its start knows. */
const whole = (items: readonly CatalogueItem[]): CatalogueSnapshot =>
  CatalogueSnapshot.build('1', [slotItem(SLOT), ...items], []);

const idsOf = (snapshot: CatalogueSnapshot): string[] =>
  snapshot.offersOf('home.popup').map(({ ids }) => ids);

describe('the snapshots of a node', () => {
  let maker: SnapshotMaker;
  afterEach(() => maker.stop());

  function aMaker(items: readonly CatalogueItem[] = []): SnapshotMaker {
    maker = new SnapshotMaker(() => new Date(0));
    maker.take([slotItem(SLOT), ...items]);
    maker.current();
    return maker;
  }

  async function aLargeOne(): Promise<SnapshotMaker> {
    aMaker().gather(plans(0, PLANS));
    maker.takeGathered();
    await maker.settled();
    return maker;
  }

  it('have what little was told as soon as they are asked for', () => {
    aMaker(plans(0, 2));
    expect(idsOf(maker.current())).toEqual(idsOf(whole(plans(0, 2))));
  });

  it('take in much beside the one in use, which stands until all is there', async () => {
    aMaker(plans(0, 2));
    const before = maker.current();
    maker.gather(plans(2, PLANS / 2));
    maker.gather(plans(PLANS / 2, PLANS));
    maker.takeGathered();
    let turns = 0;
    const others = setInterval(() => (turns += maker.current() === before ? 1 : 0), 0);
    await maker.settled();
    clearInterval(others);
    expect(turns).toBeGreaterThan(0);
    const after = maker.current();
    const expected = whole(plans(0, PLANS));
    expect(after.checksum).toBe(expected.checksum);
    expect(idsOf(after)).toEqual(idsOf(expected));
  });

  it('know a single change at once while much is taken in, and keep it', async () => {
    await aLargeOne();
    const first = maker.current();
    maker.gather(plans(0, PLANS, 2));
    maker.takeGathered();
    const off = switchItem({ ...SwitchChanged.example, switchId: 'slot:home.popup', off: true });
    const paused = { ...aStockItem(7, {}, { state: 'paused' }), version: 3 };
    // Until the one in use has been copied it is not touched.
    await untilCopied(() => {
      maker.take([off, paused]);
      return maker.current() !== first;
    });
    const meanwhile = maker.current();
    expect(meanwhile.isSlotOff(SLOT)).toBe(true);
    expect(idsOf(meanwhile).some((ids) => ids.startsWith(uuidOf('stock', 7)))).toBe(false);
    expect(idsOf(meanwhile)).toHaveLength(PLANS - 1);
    await maker.settled();
    const expected = whole([...plans(0, PLANS, 2), off, paused]);
    expect(maker.current().checksum).toBe(expected.checksum);
    expect(idsOf(maker.current())).toEqual(idsOf(expected));
  });

  it('of a large catalogue are compiled anew beside when a slot changes', async () => {
    await aLargeOne();
    const narrow = { ...SLOT, version: 2, modes: ['display'] as const };
    maker.take([slotItem(narrow)]);
    expect(maker.current().offersOf('home.popup')[0]?.barred).toBeNull();
    await maker.settled();
    const { barred } = maker.current().offersOf('home.popup')[0] ?? {};
    expect(barred).toBe('recall.not-allowed');
  });

  it('ignore what is older than what they know, also while it is taken in', async () => {
    await aLargeOne();
    const { checksum, version } = maker.current();
    maker.gather(plans(0, PLANS));
    maker.take(plans(3, 5));
    maker.takeGathered();
    await maker.settled();
    expect(maker.current()).toMatchObject({ checksum, version });
  });

  it('can each be put together again from what the history says', async () => {
    await aLargeOne();
    const first = maker.current();
    maker.gather(plans(0, PLANS, 2));
    maker.takeGathered();
    const single = { ...aStockItem(7, {}, { state: 'paused' }), version: 3 };
    await untilCopied(() => {
      maker.take([single]);
      return maker.current() !== first;
    });
    const meanwhile = maker.current();
    await maker.settled();
    const last = maker.current();
    for (const { version, checksum } of [first, meanwhile, last]) {
      expect(checksumOf(maker.history.untoldUntil(Number(version)))).toBe(checksum);
    }
  });

  it('are compiled in steps: none takes a large part of it', () => {
    const compiler = new CatalogueCompiler([SLOT]);
    for (const item of plans(0, 8 * PLANS)) compiler.put(item);
    const work = compiler.compiling('1');
    let steps = 0;
    while (work.next().done !== true) steps += 1;
    expect(steps).toBeGreaterThan(PLANS / 20);
    const copy = new CatalogueCompiler();
    atOnce(copy.copy(compiler));
    expect(copy.compile('2').checksum).toBe(compiler.compile('2').checksum);
  });
});

/** Tries again each turn: copying takes a few of them. */
async function untilCopied(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((resolve) => setImmediate(resolve));
}

/** The checksum of the objects that the newest base and the changes since it name. */
function checksumOf(
  versions: readonly { readonly isBase: boolean; readonly items: readonly KnownItem[] }[],
): string {
  const from = versions.findLastIndex(({ isBase }) => isBase);
  const compiler = new CatalogueCompiler();
  const bodies = new Map([...plans(0, PLANS)].map((item) => [`${item.kind}:${item.id}`, item]));
  for (const known of versions.slice(from).flatMap(({ items }) => items)) {
    const body = known.body ?? bodies.get(`${known.kind}:${known.id}`)?.body;
    compiler.put({ ...known, body } as CatalogueItem);
  }
  return compiler.compile('1').checksum;
}
