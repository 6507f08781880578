import { useCallback, useEffect, useState, type RefCallback } from 'react';
import { seenTokenOf, type SeenWinner } from '../exposures/exposures.js';
import type { SlotAnswer, SlotAsk } from '../slots/slot-answer.js';
import type { Winner } from '../wire/wire.js';
import { useBoonIfAny } from './boon-provider.js';

/** A slot as a component sees it. */
export interface SlotView {
  /** `loading` on a server and until there is an answer, at most for the decision's deadline. */
  readonly status: 'loading' | 'shown' | 'empty';
  readonly winners: readonly Winner[];
  /** Everything else of the decision; null while loading. */
  readonly answer: SlotAnswer | null;
  /** Asks anew. */
  readonly refresh: () => void;
}

const NOBODY: readonly Winner[] = [];

/** What to show in a slot. Slots of components that appear together are one request. */
export function useSlot({ slot, sku, adClick, trace }: SlotAsk): SlotView {
  const boon = useBoonIfAny();
  const question = JSON.stringify([slot, sku, adClick, trace]);
  const [held, setHeld] = useState<{ question: string; answer: SlotAnswer }>();
  const [round, setRound] = useState(0);

  useEffect(() => {
    let isWanted = true;
    void boon?.slots.ask({ slot, sku, adClick, trace }).then((answer) => {
      if (isWanted) setHeld({ question, answer });
    });
    return () => {
      isWanted = false;
    };
    // `question` stands for what it is made of.
  }, [boon, question, round]);

  const refresh = useCallback(() => setRound((before) => before + 1), []);
  const answer = held?.question === question ? held.answer : null;
  const winners = answer?.winners ?? NOBODY;
  const status = !answer ? 'loading' : winners.length > 0 ? 'shown' : 'empty';
  return { status, winners, answer, refresh };
}

/** A `ref` for the element that shows a winner: it is confirmed once it was really seen. */
export function useSeen(winner: SeenWinner): RefCallback<Element> {
  const boon = useBoonIfAny();
  const exposureToken = seenTokenOf(winner);
  return useCallback(
    (element) => (element && boon ? boon.watch(element, [{ exposureToken }]) : undefined),
    [boon, exposureToken],
  );
}
