import type { Money } from '@boon/shared-kernel';
import type { TermsWire } from '../kinds/kind-module.js';
import type { BenefitTerms } from '../kinds/registry.js';
import type { TermsFault } from '../kinds/wire-fields.js';
import { parseTerms, termsToWire, worstCaseOfGrant } from '../terms.js';
import { STRATEGY_FIELDS, type StrategyField, type TermsStrategy } from './resolve-terms.js';

/** What a feature may be called: an attribute of the shopper, or a model's score. */
const FEATURE = /^(user|profile|model)\.[a-zA-Z][a-zA-Z0-9_.-]{0,79}$/;

/**
 * Every fault of a strategy over these terms, with its path: fields that the terms do not have, steps beyond the
 * bounds, bounds that hold no sound terms or not the stock's own. Empty: it is sound.
 */
export function faultsOfStrategy(own: BenefitTerms, strategy: TermsStrategy): TermsFault[] {
  const wire = termsToWire(own);
  const faults = STRATEGY_FIELDS.flatMap((field) => faultsOfBound(wire, strategy, field));
  if (Object.keys(strategy.bounds).length === 0) {
    faults.push({ path: 'bounds', message: 'must bound a field at least' });
  }
  if (strategy.steps.length === 0) faults.push({ path: 'steps', message: 'must have a step' });
  strategy.steps.forEach(({ feature, atLeast, set }, at) => {
    const path = `steps[${at}]`;
    if (!FEATURE.test(feature)) {
      faults.push({ path: `${path}.feature`, message: 'must be user.*, profile.* or model.*' });
    }
    if (!Number.isFinite(atLeast)) {
      faults.push({ path: `${path}.atLeast`, message: 'must be a number' });
    }
    const fields = STRATEGY_FIELDS.filter((field) => set[field] !== undefined);
    if (fields.length === 0) faults.push({ path: `${path}.set`, message: 'must set a field' });
    for (const field of fields) {
      const bound = strategy.bounds[field];
      const value = set[field] as number;
      const isWithin = bound !== undefined && value >= bound.min && value <= bound.max;
      if (!isWithin || !Number.isSafeInteger(value)) {
        faults.push({
          path: `${path}.set.${field}`,
          message: 'must be whole and within its bounds',
        });
      }
    }
  });
  return faults.length > 0 ? faults : cornerFaults(wire, strategy);
}

/** The most that one grant can cost, whatever is worked out; null where nothing bounds it. */
export function worstCaseOfStrategy(own: BenefitTerms, strategy: TermsStrategy): Money | null {
  const parsed = parseTerms(corner(termsToWire(own), strategy, 'max'));
  const most = parsed.ok ? worstCaseOfGrant(parsed.terms) : null;
  const usual = worstCaseOfGrant(own);
  if (most === null || usual === null) return null;
  return most.compare(usual) > 0 ? most : usual;
}

/** Whether terms may have been worked out by this strategy: the own ones but for bounded fields within their bounds. */
export function isWithinStrategy(
  own: TermsWire,
  strategy: TermsStrategy,
  wire: TermsWire,
): boolean {
  const names = new Set([...Object.keys(own), ...Object.keys(wire)]);
  return [...names].every((name) => {
    if (JSON.stringify(own[name]) === JSON.stringify(wire[name])) return true;
    const bound = strategy.bounds[name as StrategyField];
    const value = Number(wire[name]);
    return bound !== undefined && value >= bound.min && value <= bound.max;
  });
}

function faultsOfBound(
  own: TermsWire,
  { bounds }: TermsStrategy,
  field: StrategyField,
): TermsFault[] {
  const bound = bounds[field];
  if (bound === undefined) return [];
  const path = `bounds.${field}`;
  if (own[field] === undefined) return [{ path, message: 'is no field of these terms' }];
  const { min, max } = bound;
  const isSound = Number.isSafeInteger(min) && Number.isSafeInteger(max) && 0 <= min && min <= max;
  if (!isSound) return [{ path, message: 'must be whole, from min to max' }];
  const value = Number(own[field]);
  return value >= min && value <= max
    ? []
    : [{ path, message: 'must hold the value of the terms themselves' }];
}

/** The terms at both ends of all bounds must be sound. */
function cornerFaults(own: TermsWire, strategy: TermsStrategy): TermsFault[] {
  return (['min', 'max'] as const).flatMap((end) => {
    const parsed = parseTerms(corner(own, strategy, end));
    if (parsed.ok) return [];
    const [first] = parsed.faults;
    return [{ path: `bounds.${first?.path ?? ''}.${end}`, message: first?.message ?? '' }];
  });
}

function corner(own: TermsWire, { bounds }: TermsStrategy, end: 'min' | 'max') {
  const wire: Record<string, unknown> = { ...own };
  for (const field of STRATEGY_FIELDS) {
    const bound = bounds[field];
    if (bound !== undefined) wire[field] = field === 'percent' ? bound[end] : String(bound[end]);
  }
  return wire;
}
