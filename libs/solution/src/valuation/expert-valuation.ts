/** What the weights look at. Money in fen. */
export interface ValuationInput {
  /** What the shopper would save with the benefit: on the product shown, else its worst case. */
  readonly savingFen: number;
  readonly kind: string;
  readonly goal: 'acquire' | 'convert' | 'retain' | 'reactivate';
  readonly stage: 'new' | 'active' | 'at-risk' | 'dormant' | 'returned';
  /** The platform's part of the cost, in basis points. */
  readonly platformShare: number;
  /** The plan's priority, 0 to 1000. */
  readonly priority: number;
}

type Stage = ValuationInput['stage'];

/** Expert weights of one day: versioned data, changed under review. Shares in thousandths. */
export interface Valuation {
  readonly version: string;
  /** How likely one who is shown the benefit uses it, by kind; `*` for the rest. */
  readonly use: Readonly<Record<string, number>>;
  /** What a fen of used saving brings in additional margin, when goal and stage fit wholly. */
  readonly returnOnSaving: number;
  /** How well a scheme's goal fits a shopper's stage. */
  readonly fit: Readonly<Record<ValuationInput['goal'], Readonly<Record<Stage, number>>>>;
  /** What a fen of the platform's budget is worth: the same for all channels. */
  readonly budgetPrice: number;
  /** What bringing a shopper on in their lifecycle is worth, in fen. */
  readonly lifecycle: Readonly<
    Record<ValuationInput['goal'], Readonly<Partial<Record<Stage, number>>>>
  >;
}

const WHOLE = 1000;
const BASIS_POINTS = 10_000;

/** What a valuation weighs a benefit of one kind and goal with, for shoppers of one stage. */
export interface Weights {
  readonly use: number;
  readonly fit: number;
  readonly lifecycle: number;
  readonly returnOnSaving: number;
  readonly budgetPrice: number;
}

/** The weights of a kind, a goal and a stage. */
export function weightsFor(
  valuation: Valuation,
  { kind, goal, stage }: Pick<ValuationInput, 'kind' | 'goal' | 'stage'>,
): Weights {
  const { returnOnSaving, budgetPrice } = valuation;
  const use = valuation.use[kind] ?? valuation.use['*'] ?? WHOLE;
  const fit = valuation.fit[goal][stage];
  const lifecycle = valuation.lifecycle[goal][stage] ?? 0;
  return { use, fit, lifecycle, returnOnSaving, budgetPrice };
}

/**
 * The value of offering a benefit, in fen on one scale for all kinds: expected incremental value less
 * expected cost x budget price, plus the lifecycle weight; raised by up to 100 % with the plan's priority.
 * A whole number; not positive: better show nothing.
 */
export function valueOf(valuation: Valuation, input: ValuationInput): number {
  const { savingFen, platformShare, priority } = input;
  return valueBy(weightsFor(valuation, input), savingFen, platformShare, priority);
}

/** The same with the weights found before. */
export function valueBy(
  { use, fit, lifecycle, returnOnSaving, budgetPrice }: Weights,
  savingFen: number,
  platformShare: number,
  priority: number,
): number {
  const used = (savingFen * use) / WHOLE;
  const gain = (used * returnOnSaving * fit) / (WHOLE * WHOLE);
  const cost = (used * platformShare * budgetPrice) / (BASIS_POINTS * WHOLE);
  const value = gain - cost + lifecycle;
  return Math.floor((value * (WHOLE + priority)) / WHOLE);
}

/** The weights since the first day of kinds, costs and lifecycles. */
export const EXPERT_2: Valuation = {
  version: 'expert-2',
  use: { '*': 300, subsidy: 600, 'interest-free': 120, 'physical-gift': 500, 'event-item': 400 },
  returnOnSaving: 3_000,
  fit: {
    acquire: { new: 1000, active: 400, 'at-risk': 400, dormant: 500, returned: 600 },
    convert: { new: 900, active: 1000, 'at-risk': 900, dormant: 700, returned: 1000 },
    retain: { new: 500, active: 900, 'at-risk': 1000, dormant: 700, returned: 1000 },
    reactivate: { new: 400, active: 400, 'at-risk': 900, dormant: 1000, returned: 800 },
  },
  budgetPrice: 1_000,
  lifecycle: {
    acquire: { new: 400 },
    convert: { new: 100, active: 100 },
    retain: { active: 50, 'at-risk': 250, returned: 200 },
    reactivate: { 'at-risk': 150, dormant: 400 },
  },
};
