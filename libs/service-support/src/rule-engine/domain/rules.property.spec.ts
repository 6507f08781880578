import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import { AttributeSchema, type Attribute } from './attribute.js';
import type { AttributeValue, RuleContext } from './context.js';
import { matches } from './evaluate.js';
import { verdictOf } from './may-hold.js';
import { MAX_CONJUNCTIONS, normalForm } from './normal-form.js';
import { parseCondition } from './parse-condition.js';
import { RuleSet, type Rule } from './rule-set.js';
import { smallestChange } from './smallest-change.js';

const PAIRS = process.env['BOON_SCALE'] === 'full' ? 1_000_000 : 100_000;
const RULES = 400;
const CONTEXTS = 50;
const WORLDS = PAIRS / (RULES * CONTEXTS);
const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 10, 1);
/** Above 2^53: two such amounts differ by a fen and by nothing as doubles. */
const FORTUNE = 9_007_199_254_740_993n;

/** A seeded source of choices, so that a failure can be run again. */
class Dice {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  of<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0];
  }

  times<T>(count: number, make: () => T): T[] {
    return Array.from({ length: count }, make);
  }
}

interface Kind {
  readonly type: Attribute['type'];
  wire(dice: Dice): unknown;
  value(dice: Dice): AttributeValue;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'a.stage': texts('string', 5),
  'a.city': texts('string', 60),
  'a.sku': texts('string', 300),
  'a.tags': {
    ...texts('string-set', 40),
    value: (dice) => dice.times(dice.below(6), () => `v${skewed(dice, 40)}`),
  },
  'a.count': {
    type: 'number',
    wire: (dice) => dice.below(40) / 2 - 5,
    value: (dice) => dice.below(40) / 2 - 5,
  },
  'a.flag': { type: 'boolean', wire: (dice) => dice.chance(50), value: (dice) => dice.chance(50) },
  'a.moment': {
    type: 'instant',
    wire: (dice) => moment(dice).toISOString(),
    value: (dice) => moment(dice),
  },
  'a.price': {
    type: 'money',
    wire: (dice) => price(dice).toString(),
    value: (dice) => Money.ofFen(price(dice)),
  },
};
const NAMES = Object.keys(KINDS) as [string, ...string[]];
const LISTED: readonly [string, ...string[]] = ['a.stage', 'a.city', 'a.sku', 'a.count', 'a.price'];
const ORDERED: readonly [string, ...string[]] = ['a.count', 'a.moment', 'a.price'];
const schema = AttributeSchema.of(
  NAMES.map((name) => ({
    ...{ name, type: kindOf(name).type, source: 'server' },
    label: { zh: name, en: name },
  })),
);

function kindOf(name: string): Kind {
  return KINDS[name] ?? texts('string', 5);
}

function texts(type: Attribute['type'], count: number): Kind {
  return {
    type,
    wire: (dice) => `v${skewed(dice, count)}`,
    value: (dice) => `v${skewed(dice, count + 2)}`,
  };
}

/** Low numbers often, high ones seldom. */
function skewed(dice: Dice, count: number): number {
  return Math.min(dice.below(count), dice.below(count), dice.below(count));
}

function moment(dice: Dice): Date {
  return new Date(START + dice.below(24 * 14) * (HOUR_MS / 2));
}

function price(dice: Dice): bigint {
  return (dice.chance(20) ? FORTUNE : 0n) + BigInt(dice.below(12) - 4);
}

type Wire = Readonly<Record<string, unknown>>;

const LEAVES: readonly [(dice: Dice) => Wire, ...((dice: Dice) => Wire)[]] = [
  (dice) => listed(dice, dice.of(['in', 'in', 'not-in']), dice.of(LISTED)),
  (dice) => listed(dice, 'intersects', 'a.tags'),
  (dice) => {
    const name = dice.of(NAMES.filter((each) => each !== 'a.tags') as [string, ...string[]]);
    return { op: 'eq', attribute: name, value: kindOf(name).wire(dice) };
  },
  (dice) => {
    const name = dice.of(ORDERED);
    const op = dice.of(['lt', 'lte', 'gt', 'gte']);
    return { op, attribute: name, value: kindOf(name).wire(dice) };
  },
  (dice) => {
    const [from, to] = [dice.below(40) / 2 - 5, dice.below(40) / 2 - 5].sort((a, b) => a - b);
    return { op: 'between', attribute: 'a.count', from, to };
  },
  (dice) => ({ op: 'exists', attribute: dice.of(NAMES) }),
  (dice) => {
    const from = moment(dice);
    const hours = 1 + dice.below(100);
    const to = new Date(from.getTime() + hours * HOUR_MS);
    return { op: 'time-window', from: from.toISOString(), to: to.toISOString() };
  },
  (dice) => {
    const [from, length] = [dice.below(24), 1 + dice.below(23)];
    const daily = { from: clock(from), to: clock((from + length) % 24) };
    const weekdays = dice.times(1 + dice.below(4), () => 1 + dice.below(7));
    return dice.chance(50)
      ? { op: 'time-window', daily }
      : { op: 'time-window', daily, weekdays, from: moment(dice).toISOString() };
  },
];

function listed(dice: Dice, op: string, attribute: string): Wire {
  // Some lists are too long to be a key, and long enough to be searched by halving.
  const length = dice.chance(10) ? 70 + dice.below(80) : 1 + dice.below(dice.of([2, 4, 15]));
  return { op, attribute, values: dice.times(length, () => kindOf(attribute).wire(dice)) };
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function node(dice: Dice, depth: number): Wire {
  const roll = dice.below(10);
  if (depth === 0 || roll < 4) return dice.of(LEAVES)(dice);
  if (roll < 5) return { op: 'not', condition: node(dice, depth - 1) };
  return joined(roll < 8 ? 'and' : 'or', 1 + dice.below(4), () => node(dice, depth - 1));
}

function joined(op: string, count: number, make: () => Wire): Wire {
  return { op, conditions: Array.from({ length: count }, make) };
}

/** 3^6 conjunctions, were it taken apart. */
function sprawling(dice: Dice): Wire {
  const choice = () => joined('or', 3, () => dice.of(LEAVES)(dice));
  return dice.of([
    joined('and', 6, choice),
    joined('or', 3, () => joined('and', 6, choice)),
    { op: 'not', condition: joined('or', 6, () => joined('and', 3, () => dice.of(LEAVES)(dice))) },
  ]);
}

function wire(dice: Dice): Wire {
  if (dice.chance(3)) return sprawling(dice);
  if (dice.chance(50)) {
    return joined('and', 1 + dice.below(6), () => dice.of(LEAVES)(dice));
  }
  return node(dice, 4);
}

function condition(from: Wire) {
  const outcome = parseCondition(from, schema);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.condition;
}

function rules(dice: Dice, ids: readonly string[]): Rule[] {
  const made: Rule[] = [];
  for (const id of ids) {
    const shared = made[dice.below(made.length)];
    if (shared && dice.chance(15)) made.push({ id, condition: shared.condition });
    else made.push({ id, condition: dice.chance(1) ? null : condition(wire(dice)) });
  }
  return made;
}

function context(dice: Dice): RuleContext {
  const values: Record<string, AttributeValue | null> = {};
  for (const name of NAMES) {
    if (dice.chance(8)) values[name] = dice.of([null, Number.NaN, {} as Date, 'v0', ['v0']]);
    else if (dice.chance(85)) values[name] = kindOf(name).value(dice);
  }
  return { now: moment(dice), values };
}

/** What a list of rules says when each is asked in turn. */
function naive(standing: readonly (Rule | null)[], asked: RuleContext): string[] {
  return standing
    .filter((rule) => rule !== null)
    .filter((rule) => rule.condition === null || matches(rule.condition, asked))
    .map(({ id }) => id);
}

/** A set, and a plain list on which the same changes are made. */
class Twins {
  private constructor(
    public set: RuleSet,
    public readonly standing: (Rule | null)[],
    private readonly places: Map<string, number>,
  ) {}

  static of(given: readonly Rule[]): Twins {
    const places = new Map(given.map(({ id }, place) => [id, place]));
    return new Twins(RuleSet.build(given, { oneByOne: true }), [...given], places);
  }

  /** The rules that hold when each place is asked by itself. */
  oneByOne(asked: RuleContext): string[] {
    const places = Array.from({ length: this.set.places }, (_, place) => place);
    const holding = places.filter((place) => this.set.holds(place, asked));
    expect(this.listed([...places, -1], asked)).toEqual([...holding, -1]);
    return holding.map((place) => this.set.idAt(place));
  }

  /** The same, gone through in a list of their own. */
  private listed(places: readonly number[], asked: RuleContext): number[] {
    const halves = places.map((_, at) => at / 2);
    const list = this.set.listed(places, halves);
    const found: number[] = [];
    for (let at = list.next(0, asked); at < places.length; at = list.next(at + 1, asked)) {
      found.push(places[at]!);
      expect(list.numberOf(at)).toBe(at / 2);
    }
    const passed = places.filter((_, at) => list.nextAsked(at, asked) > at);
    expect(passed.filter((place) => found.includes(place))).toEqual([]);
    const out = list.ruledOut(asked);
    expect(out).toBeLessThanOrEqual(places.length - found.length);
    expect(list.ruledOut(asked, 2)).toBe(Math.min(out, 2));
    return found;
  }

  change(removed: readonly string[], put: readonly Rule[]): void {
    this.set = this.set.edited({ removed, put });
    for (const id of removed) {
      const place = this.places.get(id);
      if (place !== undefined) this.standing[place] = null;
    }
    for (const rule of put) {
      const place = this.places.get(rule.id) ?? this.standing.length;
      this.places.set(rule.id, place);
      this.standing[place] = rule;
    }
  }
}

function ids(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${prefix}${n}`);
}

describe('a rule set', () => {
  it('answers what asking every rule in turn answers, in the same order', () => {
    for (let world = 0; world < WORLDS; world += 1) {
      const dice = new Dice(world + 1);
      const twins = Twins.of(rules(dice, ids('r', RULES)));
      for (let n = 0; n < CONTEXTS; n += 1) {
        const asked = context(dice);
        const expected = naive(twins.standing, asked);
        expect(twins.oneByOne(asked)).toEqual(expected);
        expect(twins.set.match(asked)).toEqual(expected);
      }
    }
  });

  it('answers the same after any number of edits', () => {
    const worlds = Math.max(1, WORLDS / 5);
    for (let world = 0; world < worlds; world += 1) {
      const dice = new Dice(7_000 + world);
      const twins = Twins.of(rules(dice, ids('r', RULES)));
      for (let n = 0; n < CONTEXTS; n += 1) {
        const count = n % 10 === 9 ? 150 : dice.below(4);
        const some = () => dice.times(count, () => `r${dice.below(RULES + 2 * n)}`);
        twins.change(some(), rules(dice, some()));
        const asked = context(dice);
        const expected = naive(twins.standing, asked);
        expect(twins.oneByOne(asked)).toEqual(expected);
        expect(twins.set.match(asked)).toEqual(expected);
        expect(twins.set.size).toBe(twins.standing.filter((rule) => rule !== null).length);
      }
    }
  });

  it('finds the first ones alone', () => {
    const dice = new Dice(11);
    const given = rules(dice, ids('r', RULES));
    const [built, edited] = [
      RuleSet.build(given),
      RuleSet.build(given).edited({ removed: ['r0'] }),
    ];
    for (const asked of dice.times(20, () => context(dice))) {
      expect(built.first(asked, 5)).toEqual(built.match(asked).slice(0, 5));
      expect(edited.first(asked, 5)).toEqual(edited.match(asked).slice(0, 5));
    }
  });

  it('leaves the set it was edited from as it was', () => {
    const dice = new Dice(12);
    const set = RuleSet.build(rules(dice, ids('r', 50)));
    const asked = context(dice);
    const before = set.match(asked);
    const edited = set.edited({ removed: before, put: [{ id: 'new', condition: null }] });

    expect(edited.match(asked)).toEqual(['new']);
    expect(set.match(asked)).toEqual(before);
  });

  it('takes apart no condition into more conjunctions than the limit', () => {
    const dice = new Dice(13);
    const forms = dice.times(200, () => normalForm(condition(sprawling(dice))));
    expect(Math.max(...forms.map((form) => form.length))).toBeLessThanOrEqual(MAX_CONJUNCTIONS);
    const kinds = forms.flat(2).map((literal) => literal.kind);
    expect(kinds).toContain('unexpanded');
  });

  it('says of a rule what can be said when some values are known', () => {
    const dice = new Dice(14);
    const verdicts = new Set<boolean | null>();
    for (const rule of dice.times(1_000, () => condition(wire(dice)))) {
      const asked = context(dice);
      const names = dice.times(1 + dice.below(4), () => dice.of(NAMES));
      const known = Object.fromEntries(names.map((name) => [name, asked.values[name]]));
      const verdict = verdictOf(rule, known);
      verdicts.add(verdict);
      if (verdict !== null) expect(matches(rule, asked)).toBe(verdict);
    }
    expect(verdicts.size).toBe(3);
  });

  it('refuses a decision without a clock', () => {
    const set = RuleSet.build([]);
    expect(() => set.match({ now: new Date(Number.NaN), values: {} })).toThrow('has a clock');
  });
});

describe('the smallest change', () => {
  const dice = new Dice(99);
  const cases = dice.times(PAIRS / 50, () => ({
    asked: context(dice),
    rule: condition(wire(dice)),
  }));
  const failing = cases.filter(({ rule, asked }) => !matches(rule, asked));

  it('makes the condition hold, and none of its parts could be left out', () => {
    for (const { rule, asked } of failing) {
      const change = smallestChange(rule, asked);
      if (change === null) continue;
      expect(matches(rule, change.context)).toBe(true);
      for (const name of change.attributes) {
        expect(matches(rule, without(change.context, asked, name))).toBe(false);
      }
    }
  });

  it('is found wherever a later context is known in which the condition holds', () => {
    for (const { rule, asked } of failing) {
      if (
        normalForm(rule)
          .flat()
          .some(({ kind }) => kind === 'unexpanded')
      )
        continue;
      const others = dice.times(10, () => context(dice)).filter(({ now }) => now >= asked.now);
      if (!others.some((other) => matches(rule, other))) continue;
      expect(smallestChange(rule, asked)).not.toBeNull();
    }
  });

  it('is nothing where the condition holds', () => {
    const holding = cases.filter(({ rule, asked }) => matches(rule, asked));
    for (const { rule, asked } of holding.slice(0, 500)) {
      expect(smallestChange(rule, asked)).toBeNull();
    }
  });
});

/** The changed context with one attribute as it was. */
function without(changed: RuleContext, before: RuleContext, name: string): RuleContext {
  if (name === '@now') return { ...changed, now: before.now };
  return { ...changed, values: { ...changed.values, [name]: before.values[name] } };
}
