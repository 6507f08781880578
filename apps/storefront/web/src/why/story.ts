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
const NEARNESS = ['runner-up', 'trim', 'merge', 'score', 'cap', 'match', 'target', 'recall'];
const LOSERS = 5;

/** Reads one slot of an explained decision; null when it is not part of it. */
export function storyOf({ slots }: Explained, name: string): Story | null {
  const slot = slots.find((candidate) => candidate.slot === name);
  if (!slot) return null;
  const winners = slot.winners ?? (slot.candidates ?? []).filter(({ fate }) => fate === 'winner');
  return { funnel: funnelOf(slot, winners.length), winners, losers: losersOf(slot) };
}

function funnelOf(slot: ExplainedSlot, shown: number): Funnelled[] {
  const steps = slot.stages
    ? slot.stages.map(({ stage, out }) => ({ stage, left: out }))
    : Object.entries(slot.survivors ?? {}).map(([stage, left]) => ({ stage, left }));
  const first = slot.stages?.[0];
  const before = first && first.in > first.out ? [{ stage: 'recall', left: first.in }] : [];
  const all = before.length > 0 && steps[0]?.stage === 'recall' ? steps : [...before, ...steps];
  return all.some(({ stage }) => stage === 'deliver')
    ? all
    : [...all, { stage: 'deliver', left: shown }];
}

function losersOf(slot: ExplainedSlot): readonly ExplainedCandidate[] {
  if (slot.nearest && slot.nearest.length > 0) return slot.nearest.slice(0, LOSERS);
  return (slot.candidates ?? [])
    .filter(({ fate }) => fate !== 'winner')
    .sort((one, other) => nearness(one) - nearness(other) || (other.score ?? 0) - (one.score ?? 0))
    .slice(0, LOSERS);
}

function nearness({ fate }: ExplainedCandidate): number {
  const at = NEARNESS.indexOf(fate);
  return at < 0 ? NEARNESS.length : at;
}
