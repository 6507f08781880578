import { ensure } from '@boon/shared-kernel';
import {
  identityOfClaim,
  type Claim,
  type ClaimedGrant,
  type ItemRefusal,
} from '../../claim/domain/claim.js';
import type { ClaimFacts } from '../../claim/domain/claim-facts.js';
import type { ClaimPlan } from '../../claim/domain/claim-plan.js';
import { planClaims } from '../../claim/domain/plan-claims.js';
import { awardDraws, type Award, type PrizeTally } from './award-draws.js';
import type { DecidedDraw } from './decide-draws.js';
import { claimKeyOfDraw } from './draw.js';
import type { DrawFacts, StoredDraw } from './draw-facts.js';
import type { PrizeTable } from './prize-table.js';

/** A draw with its award, to be written. */
export interface PlannedDraw {
  readonly draw: DecidedDraw;
  readonly stored: StoredDraw;
}

/** What is to be written for a batch of draws. */
export interface DrawPlan {
  readonly draws: readonly PlannedDraw[];
  readonly tallies: readonly PrizeTally[];
  readonly claims: readonly Claim[];
  readonly grants: ClaimPlan;
}

/** Every claim that a draw may turn into, so that the facts of their stocks can be read. */
export function possibleClaims(draws: readonly DecidedDraw[], now: Date): Claim[] {
  return draws.flatMap((draw) =>
    [...new Set([draw.drawn, draw.round.table.consolation])].flatMap(
      (prize) => claimOf(draw, prize, now) ?? [],
    ),
  );
}

/**
 * Awards a batch of draws: prizes go through the same rules as every claim; where a stock refuses, the
 * consolation is claimed instead, after all prizes, so that it takes nothing from them.
 */
export function planDraws(
  draws: readonly DecidedDraw[],
  facts: DrawFacts,
  stocks: ClaimFacts,
  newId: () => string,
): DrawPlan {
  const refused = new Map<string, ItemRefusal>();
  for (;;) {
    const { awards, tallies } = awardDraws(draws, facts, refused);
    const inTurn = [...awards.filter(isDrawn), ...awards.filter((award) => !isDrawn(award))];
    const wanted = inTurn.flatMap((award) => wantedOf(award, facts.now));
    const claims = wanted.map(({ claim }) => claim);
    const grants = planClaims(claims, stocks, newId);
    const before = refused.size;
    wanted.forEach(({ award }, index) => {
      const outcome = grants.outcomes[index];
      if (outcome?.ok !== false || !isDrawn(award)) return;
      refused.set(award.draw.chance.id, outcome.code as ItemRefusal);
    });
    if (refused.size > before) continue;
    const given = grantsOf(grants);
    return { draws: awards.map((award) => planned(award, given)), tallies, claims, grants };
  }
}

function isDrawn({ reason }: Award): boolean {
  return reason === null;
}

function wantedOf(award: Award, now: Date): { award: Award; claim: Claim }[] {
  const claim = claimOf(award.draw, award.prize, now);
  return claim === null ? [] : [{ award, claim }];
}

function planned(award: Award, given: ReadonlyMap<string, ClaimedGrant>): PlannedDraw {
  const { draw, prize, reason } = award;
  const grant = given.get(identityOfDraw(draw)) ?? null;
  const isBlank = stockOf(draw.round.table, prize) === null;
  const awarded = isBlank || grant !== null ? prize : null;
  const { clientSeed, drawn } = draw;
  return { draw, stored: { clientSeed, drawn, awarded, reason, grant } };
}

function grantsOf(plan: ClaimPlan): ReadonlyMap<string, ClaimedGrant> {
  return new Map(plan.grants.map(({ claim, shown }) => [identityOfClaim(claim), shown]));
}

function identityOfDraw({ chance }: DecidedDraw): string {
  return identityOfClaim({ userId: chance.userId, claimKey: claimKeyOfDraw(chance.id) });
}

/** The claim of a prize; null for a blank. */
function claimOf(draw: DecidedDraw, prize: number, now: Date): Claim | null {
  const { chance, round, personKeys } = draw;
  const stock = stockOf(round.table, prize);
  if (stock === null) return null;
  return {
    userId: chance.userId,
    claimKey: claimKeyOfDraw(chance.id),
    mode: 'draw',
    items: [{ ...stock, resolvedTerms: null }],
    pack: 'all',
    offeredAt: now,
    offerEndsAt: null,
    schemeId: null,
    channel: null,
    slot: null,
    personKeys,
  };
}

function stockOf(table: PrizeTable, index: number): { stockId: string; version: number } | null {
  const prize = table.prizes[index];
  ensure(prize !== undefined, 'a draw names a prize of its table');
  const { stockId, stockVersion } = prize;
  return stockId === null || stockVersion === null ? null : { stockId, version: stockVersion };
}
