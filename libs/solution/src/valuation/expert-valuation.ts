/** What the expert weights look at. Money in fen. */
export interface ValuationInput {
  /** What the shopper would save with the benefit: on the product shown, else its worst case. */
  readonly savingFen: number;
  readonly goal: 'acquire' | 'convert' | 'retain' | 'reactivate';
  readonly stage: 'new' | 'active' | 'at-risk' | 'dormant' | 'returned';
  /** The plan's priority, 0 to 1000. */
  readonly priority: number;
}

/** Written to every decision, so that it can be replayed with the weights of its day. */
export const EXPERT_VALUATION_VERSION = 'expert-1';

const WHOLE = 1000;

/** How well a scheme's goal fits a shopper's stage, in thousandths. */
const FIT: Readonly<
  Record<ValuationInput['goal'], Readonly<Record<ValuationInput['stage'], number>>>
> = {
  acquire: { new: 1000, active: 300, 'at-risk': 300, dormant: 400, returned: 500 },
  convert: { new: 800, active: 1000, 'at-risk': 800, dormant: 600, returned: 900 },
  retain: { new: 400, active: 800, 'at-risk': 1000, dormant: 600, returned: 1000 },
  reactivate: { new: 200, active: 200, 'at-risk': 800, dormant: 1000, returned: 700 },
};

/**
 * The value of offering a benefit, in fen on one scale for all kinds: the saving weighed by how well the
 * scheme's goal fits the shopper's stage, raised by up to 100 % with the plan's priority. A whole number.
 */
export function expertValue(input: ValuationInput): number {
  const fit = FIT[input.goal][input.stage];
  return Math.floor((input.savingFen * fit * (WHOLE + input.priority)) / (WHOLE * WHOLE));
}
