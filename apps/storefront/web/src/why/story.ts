import type { Explained, ExplainedCandidate, ExplainedSlot } from '../boon/explain-types.js';

/** A stage and how many candidates were left after it. */
export interface Funnelled {
  readonly stage: string;
  readonly left: number;
}

/** A decision as a shopper is told it. */
export interface Story {
  readonly funnel: readonly Funnelled[];
  readonly winners: readonly ExplainedCandidate[];
  readonly losers: readonly ExplainedCandidate[];
}

/** Later stages first: who fell last came nearest. */
const NEARNESS = ['runner-up', 'trim', 'cap', 'match', 'target', 'recall', 'merge'];
/** The same benefit by another way, or elsewhere on the page: it lost to itself. */
const ITSELF = 'merge.duplicate';
const LOSERS = 5;

/** Reads one slot of an explained decision; null when it is not part of it. */
export function storyOf({ slots }: Explained, name: string): Story | null {
  const slot = slots.find((candidate) => candidate.slot === name);
  if (!slot) return null;
  const winners = slot.candidates.filter(({ fate }) => fate === 'winner');
  return { funnel: funnelOf(slot, winners.length), winners, losers: losersOf(slot) };
}

function funnelOf({ stages }: ExplainedSlot, shown: number): Funnelled[] {
  const [first] = stages;
  const before = first && first.in > first.out ? [{ stage: 'candidates', left: first.in }] : [];
  const steps = stages.map(({ stage, out }) => ({ stage, left: out }));
  return [...before, ...steps, { stage: 'deliver', left: shown }];
}

/** The nearest of those that are really not to be had here; a benefit that is shown elsewhere comes last, each once. */
function losersOf({ candidates, nearest }: ExplainedSlot): readonly ExplainedCandidate[] {
  const seen = new Set(
    candidates.filter(({ fate }) => fate === 'winner').map(({ stockId }) => stockId),
  );
  return [...nearest, ...candidates]
    .filter(({ fate }) => fate !== 'winner')
    .sort((one, other) => nearness(one) - nearness(other) || other.score - one.score)
    .filter(({ stockId }) => !seen.has(stockId) && seen.add(stockId))
    .slice(0, LOSERS);
}

function nearness({ fate, reason }: ExplainedCandidate): number {
  const at = reason === ITSELF ? -1 : NEARNESS.indexOf(fate);
  return at < 0 ? NEARNESS.length : at;
}
