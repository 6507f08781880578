import { describe, expect, it } from '@jest/globals';
import { LAYERS, type Layer } from '../layers.mjs';
import { aHouse, folderOf, packageOf, type Files } from './planted/a-house.js';
import { IMPURE_PLANTS, PURE_PLANTS } from './planted/impure-plants.js';
import { PLANTS } from './planted/plants.js';
import { RULES } from './rules/rules.js';

const house = aHouse();

function reportedBy(rule: string, files: Files): string[] {
  const found = RULES.find(({ name }) => name === rule);
  if (!found) throw new Error(`no rule ${rule}`);
  return found.check(house.with(files)).map(({ path, message }) => `${path}: ${message}`);
}

function using(from: Layer, to: Layer): Files {
  return {
    [`${folderOf(from)}/src/planted.ts`]: `import { coupon } from '${packageOf(to)}';\nvoid coupon;\n`,
  };
}

const pairs = LAYERS.flatMap((from) =>
  LAYERS.filter((to) => to !== from).map((to) => [from.name, to.name, from, to] as const),
);
const forbidden = pairs.filter(([, , from, to]) => !from.mayUse.includes(to.name));
const allowed = pairs.filter(([, , from, to]) => from.mayUse.includes(to.name));

describe('the guards', () => {
  it.each(RULES.map(({ name, check }) => [name, check] as const))(
    'let a clean house pass: %s',
    (_name, check) => {
      expect(check(house)).toEqual([]);
    },
  );

  it.each(forbidden)('report %s using %s', (_from, _to, from, to) => {
    expect(reportedBy('layer-edges', using(from, to))).toHaveLength(1);
  });

  it.each(allowed)('let %s use %s', (_from, _to, from, to) => {
    expect(reportedBy('layer-edges', using(from, to))).toEqual([]);
  });

  it.each(PLANTS.map((plant) => [plant.rule, plant.breach, plant.files] as const))(
    '%s reports %s',
    (rule, _breach, files) => {
      expect(reportedBy(rule, files).length).toBeGreaterThan(0);
    },
  );

  it('are each proven to bite', () => {
    const proven = new Set([...PLANTS.map(({ rule }) => rule), 'pure-domain']);
    expect(RULES.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });

  it.each(IMPURE_PLANTS)('report domain code that %s', (_breach, files) => {
    expect(reportedBy('pure-domain', files).length).toBeGreaterThan(0);
  });

  it.each(PURE_PLANTS)('let domain code pass that %s', (_deed, files) => {
    expect(reportedBy('pure-domain', files)).toEqual([]);
  });
});

describe('the table', () => {
  /** Written out by hand: a slip in the table must not move the walls. */
  it.each([
    ['asset-strategy', 'merchant-recruitment'],
    ['merchant-recruitment', 'asset-strategy'],
    ['placement', 'prize-issuing'],
    ['placement', 'asset-strategy'],
    ['placement', 'merchant-recruitment'],
    ['solution', 'prize-issuing'],
    ['solution', 'placement'],
    ['prize-issuing', 'asset-strategy'],
    ['prize-issuing', 'placement'],
    ['service-support', 'prize-issuing'],
    ['service-support', 'governance'],
    ['insight', 'placement'],
    ['contracts', 'platform'],
    ['platform', 'contracts'],
    ['platform', 'benefit-terms'],
    ['benefit-terms', 'contracts'],
    ['shared-kernel', 'benefit-terms'],
    ['client', 'shared-kernel'],
    ['demo-shop', 'contracts'],
    ['demo-shop', 'service-support'],
    ['demo-shop', 'prize-issuing'],
    ['demo-shop', 'placement'],
    ['app', 'app'],
    ['app', 'testing'],
    ['prize-issuing', 'demo-shop'],
    ['prize-issuing', 'testing'],
    ['prize-issuing', 'tool'],
  ])('has no arrow from %s to %s', (from, to) => {
    expect(LAYERS.find(({ name }) => name === from)?.mayUse).not.toContain(to);
  });
});
