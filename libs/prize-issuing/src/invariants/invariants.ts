import { drawInvariants } from '../draw/domain/draw-invariants.js';
import { accountInvariants } from './account-invariants.js';
import { effectInvariants } from './effect-invariants.js';
import { giftInvariants } from './gift-invariants.js';
import { grantInvariants } from './grant-invariants.js';
import { holderInvariants } from './holder-invariants.js';
import type { Invariant } from './invariant.js';
import { limitInvariants } from './limit-invariants.js';
import { moneyInvariants } from './money-invariants.js';
import { redemptionInvariants } from './redemption-invariants.js';

export { checkInvariant } from './invariant.js';
export type { Ask, Finding, Invariant, Violation } from './invariant.js';

/** All that must hold in issuing's tables, in the order of their numbers. Read in one snapshot. */
export const issuingInvariants: readonly Invariant[] = [
  ...[grantInvariants, redemptionInvariants, moneyInvariants, effectInvariants].flat(),
  ...[limitInvariants, holderInvariants, accountInvariants].flat(),
  ...drawInvariants,
  ...giftInvariants,
].sort((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
