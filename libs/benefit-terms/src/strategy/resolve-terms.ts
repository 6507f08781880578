import type { BenefitTerms } from '../kinds/registry.js';
import type { TermsWire } from '../kinds/kind-module.js';
import { parseTerms, termsToWire } from '../terms.js';

/** A field of terms that a strategy may set, in fen or (percent) basis points. */
export type StrategyField = 'amount' | 'threshold' | 'percent' | 'cap';

/** When a feature of the shopper reaches a value, these fields are set. */
export interface StrategyStep {
  /** Such as `profile.spend30d`, or a model's score. */
  readonly feature: string;
  readonly atLeast: number;
  readonly set: Readonly<Partial<Record<StrategyField, number>>>;
}

/** Terms that are worked out for each shopper, inside declared bounds. Data. */
export interface TermsStrategy {
  /** The first step that holds counts. */
  readonly steps: readonly StrategyStep[];
  readonly bounds: Readonly<
    Partial<Record<StrategyField, { readonly min: number; readonly max: number }>>
  >;
}

/** What was worked out. */
export interface ResolvedTerms {
  readonly terms: BenefitTerms;
  /** Null: the stock's own terms hold. */
  readonly wire: TermsWire | null;
  /** The step's place in the strategy; null: none holds. */
  readonly step: number | null;
  /** Which step it was and why, for the grant. */
  readonly reason: string;
}

const NO_STEP_HOLDS = 'no step holds';

/** Every field that a strategy may set. */
export const STRATEGY_FIELDS: readonly StrategyField[] = ['amount', 'threshold', 'percent', 'cap'];

/**
 * The terms for a shopper with these features: those of the stock, with what the first step that holds sets,
 * cut to the bounds. A field without bounds is never set; what would not be sound terms is not used at all.
 * Pure: a model's score is one of the features.
 */
export function resolveTerms(
  own: BenefitTerms,
  strategy: TermsStrategy,
  features: Readonly<Record<string, unknown>>,
): ResolvedTerms {
  const at = strategy.steps.findIndex(({ feature, atLeast }) => {
    const value = features[feature];
    return typeof value === 'number' && value >= atLeast;
  });
  const step = strategy.steps[at];
  if (step === undefined) return { terms: own, wire: null, step: null, reason: NO_STEP_HOLDS };
  const wire = { ...termsToWire(own), ...changesOf(step, strategy) };
  const parsed = parseTerms(wire);
  if (!parsed.ok) return { terms: own, wire: null, step: at, reason: `step ${at} is not sound` };
  const reason = reasonOfStep(strategy, at);
  return { terms: parsed.terms, wire: termsToWire(parsed.terms), step: at, reason };
}

/**
 * What resolved terms say beyond those of their stock: the kind, and the fields that a strategy may set. The stock's own
 * terms with these put over them are the resolved ones again; a scope of thousands of products is not repeated.
 */
export function fieldsSet(resolved: TermsWire): TermsWire {
  const { kind } = resolved;
  const given = STRATEGY_FIELDS.filter((field) => resolved[field] !== undefined);
  return { kind, ...Object.fromEntries(given.map((field) => [field, resolved[field]])) };
}

/** Why terms are those of a step, or (null) the stock's own, as a grant keeps it. */
export function reasonOfStep({ steps }: TermsStrategy, at: number | null): string {
  const step = at === null ? undefined : steps[at];
  return step === undefined ? NO_STEP_HOLDS : `step ${at}: ${step.feature} >= ${step.atLeast}`;
}

function changesOf({ set }: StrategyStep, { bounds }: TermsStrategy): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const field of STRATEGY_FIELDS) {
    const [value, bound] = [set[field], bounds[field]];
    if (value === undefined || bound === undefined) continue;
    const within = Math.floor(Math.min(bound.max, Math.max(bound.min, value)));
    changes[field] = field === 'percent' ? within : String(within);
  }
  return changes;
}
