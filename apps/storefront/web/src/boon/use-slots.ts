import type { Boon } from '@boon/client';
import { useQuery } from '@tanstack/react-query';
import { useSessions } from '../api/session-context.js';
import { useBoon } from '@boon/client/react';
import type { AskedSlot, SlotAnswer, Winner } from './types.js';

const FRESH_MS = 60_000;

/**
 * What Boon shows in one slot. All slots that a page asks for at once travel in one request; with Boon
 * down there is an answer without winners, so that a page only ever loses the slot. `beside` names the
 * slot that it stands beside: with another neighbour it is decided anew, so that no benefit is shown twice.
 */
export function useSlot(asked: AskedSlot | null, beside: string | null = null) {
  const boon = useBoon();
  const { session } = useSessions();
  return useQuery({
    queryKey: ['slot', session?.userId, asked, beside],
    queryFn: async () => ask(boon, { ...(asked as AskedSlot), trace: true }),
    enabled: asked !== null && session !== undefined,
    staleTime: FRESH_MS,
  });
}

/** One winner per product: the badges of a list. */
export function useBadges(slot: string, skus: readonly string[]) {
  const boon = useBoon();
  const { session } = useSessions();
  return useQuery({
    queryKey: ['badges', session?.userId, slot, skus],
    queryFn: async () => {
      const answers = await Promise.all(skus.map((sku) => ask(boon, { slot, sku })));
      return new Map(answers.map((answer, index) => [skus[index] ?? '', answer]));
    },
    enabled: skus.length > 0 && session !== undefined,
    staleTime: FRESH_MS,
    placeholderData: (before) => before,
  });
}

async function ask(
  boon: Boon,
  asked: AskedSlot & { readonly trace?: boolean },
): Promise<SlotAnswer> {
  const answer = await boon.slots.ask(asked);
  return { ...answer, winners: answer.winners as readonly Winner[] };
}
