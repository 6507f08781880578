/** The closed list of what a user can hold or enjoy. */
export const BENEFIT_KINDS = [
  'full-reduction',
  'no-threshold',
  'category',
  'product',
  'interest-free',
  'voucher',
  'subsidy',
  'physical-gift',
  'event-item',
] as const;

/** One of the nine kinds of benefit. */
export type BenefitKind = (typeof BENEFIT_KINDS)[number];

export function isBenefitKind(text: unknown): text is BenefitKind {
  return BENEFIT_KINDS.some((kind) => kind === text);
}
