import { ensure, refused, type Refused } from '@boon/shared-kernel';
import { AliasTable } from './alias-table.js';
import type { DrawRefusal, DrawRequest } from './draw.js';
import { pityOf, type HeldChance, type DrawFacts, type RoundFacts } from './draw-facts.js';
import type { Words } from './draw-words.js';
import { wordsOfChance } from './round.js';
import { sumOf } from './prize-table.js';
import { Urn } from './urn.js';

/** What the random numbers (or pity) say of one chance, before anything is awarded. */
export interface DecidedDraw {
  readonly chance: HeldChance;
  readonly round: RoundFacts;
  readonly clientSeed: string;
  readonly personKeys: readonly string[];
  /** Index of the prize. */
  readonly drawn: number;
  /** Of an urn: the place in its round, from 1 on, and the tickets that it was drawn from. */
  readonly sequence: number | null;
  readonly weights: readonly number[] | null;
  /** With pity: the user's how-manieth draw it is, from 1 on, and the misses before it. */
  readonly userDraw: number | null;
  readonly missesBefore: number | null;
}

/** A request's part in a batch: refused, drawn before, or drawn now. */
export type Decision = Refused<DrawRefusal> | { readonly ok: true; readonly chance: HeldChance };

/** A batch of draws, decided in order. */
export interface DecidedDraws {
  readonly decisions: readonly Decision[];
  /** New ones only, each chance once. */
  readonly draws: readonly DecidedDraw[];
  readonly urns: ReadonlyMap<string, Urn>;
}

/** Decides what each chance draws: a chance is drawn once, and a repeat must name the same seed. */
export function decideDraws(requests: readonly DrawRequest[], facts: DrawFacts): DecidedDraws {
  const drawing = new Drawing(facts);
  const fresh = new Map<string, DecidedDraw>();
  const decisions = requests.map((request): Decision => {
    const chance = facts.chances.get(request.chanceId);
    if (chance === undefined || chance.userId !== request.userId) return refused('chance.unknown');
    const earlier = chance.stored ?? fresh.get(chance.id);
    if (earlier !== undefined) {
      return earlier.clientSeed === request.clientSeed
        ? { ok: true, chance }
        : refused('draw.seed-changed');
    }
    const refusal = closedBecause(chance, facts);
    if (refusal !== null) return refused(refusal);
    fresh.set(chance.id, drawing.draw(chance, request));
    return { ok: true, chance };
  });
  return { decisions, draws: [...fresh.values()], urns: drawing.urns };
}

/** A lottery that has ended still owes the draws that were sold. */
function closedBecause(chance: HeldChance, facts: DrawFacts): DrawRefusal | null {
  const isRevealed = facts.rounds.get(chance.roundId)?.state === 'revealed';
  if (isRevealed || facts.now.getTime() >= chance.expiresAt.getTime()) return 'chance.expired';
  return chance.lotteryState === 'running' || chance.lotteryState === 'ended'
    ? null
    : 'lottery.not-running';
}

/** Boxes and waiting times as a batch moves them along. */
class Drawing {
  readonly urns = new Map<string, Urn>();
  private readonly aliases = new Map<string, AliasTable>();
  private readonly sequences = new Map<string, number>();
  private readonly waits = new Map<string, { draws: number; misses: number }>();

  constructor(private readonly facts: DrawFacts) {}

  draw(chance: HeldChance, { clientSeed, personKeys = [] }: DrawRequest): DecidedDraw {
    const round = this.facts.rounds.get(chance.roundId);
    ensure(round !== undefined, 'a chance belongs to a round');
    const words = wordsOfChance(round, clientSeed, chance.number);
    const of = { chance, round, clientSeed, personKeys };
    return round.table.policy === 'urn' ? this.fromUrn(of, words) : this.atFixedOdds(of, words);
  }

  private fromUrn(
    of: Pick<DecidedDraw, 'chance' | 'round' | 'clientSeed' | 'personKeys'>,
    words: Words,
  ): DecidedDraw {
    const { round } = of;
    const urn = this.urns.get(round.id) ?? new Urn(round.remaining);
    this.urns.set(round.id, urn);
    const sequence = (this.sequences.get(round.id) ?? round.sequence) + 1;
    this.sequences.set(round.id, sequence);
    const weights = urn.weights();
    const drawn = urn.draw(words);
    return { ...of, drawn, sequence, weights, userDraw: null, missesBefore: null };
  }

  private atFixedOdds(
    of: Pick<DecidedDraw, 'chance' | 'round' | 'clientSeed' | 'personKeys'>,
    words: Words,
  ): DecidedDraw {
    const { table } = of.round;
    const alias = this.aliases.get(of.round.id) ?? AliasTable.restore(sumOf(table.weights), table);
    this.aliases.set(of.round.id, alias);
    const told = { ...of, sequence: null, weights: null };
    if (table.pity === null) {
      return { ...told, drawn: alias.draw(words), userDraw: null, missesBefore: null };
    }
    const wait = this.waitOf(of);
    const drawn = drawnWithPity(alias, words, { ...table.pity, misses: wait.misses });
    const before = { userDraw: wait.draws + 1, missesBefore: wait.misses };
    wait.draws += 1;
    wait.misses = drawn === table.pity.prize ? 0 : wait.misses + 1;
    return { ...told, drawn, ...before };
  }

  private waitOf({ chance, round }: Pick<DecidedDraw, 'chance' | 'round'>): {
    draws: number;
    misses: number;
  } {
    const key = pityOf(round.lotteryId, chance.userId);
    const wait = this.waits.get(key) ?? { draws: 0, misses: 0, ...this.facts.pity.get(key) };
    this.waits.set(key, wait);
    return wait;
  }
}

/**
 * Hard pity: after `draws - 1` misses the prize comes by itself. Draws until it does, on average:
 * (1 - (1 - p)^draws) / p, p being its odds.
 */
export function drawnWithPity(
  alias: AliasTable,
  words: Words,
  pity: { readonly draws: number; readonly prize: number; readonly misses: number },
): number {
  return pity.misses + 1 >= pity.draws ? pity.prize : alias.draw(words);
}
