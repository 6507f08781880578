import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAsk, useSessions } from '../api/session-context.js';
import { isOfMine } from '../api/shop-queries.js';
import { useBoon } from '@boon/client/react';
import type { Draw, Prize } from '../boon/quote-types.js';

/** How far a play has come. */
export type Play =
  | { readonly status: 'ready' }
  | { readonly status: 'spinning' }
  | { readonly status: 'landed'; readonly draw: Draw }
  | { readonly status: 'failed'; readonly problem: unknown };

interface Round {
  readonly seedHash: string;
  readonly table: { readonly prizes?: readonly Prize[] };
}

/** The prizes of a lottery's first round and a way to play; a play that was cut off goes on with its own chance. */
export function useLottery(lotteryId: string) {
  const boon = useBoon();
  const ask = useAsk();
  const { session } = useSessions();
  const client = useQueryClient();
  const [play, setPlay] = useState<Play>({ status: 'ready' });
  const { data: round } = useQuery({
    queryKey: ['round', lotteryId],
    queryFn: () => ask<Round>(`/api/v1/lotteries/${lotteryId}/rounds/1`),
    enabled: session !== undefined,
    retry: false,
    staleTime: Infinity,
  });
  const spin = async () => {
    setPlay({ status: 'spinning' });
    try {
      const draw = await boon.draws.play(lotteryId);
      setPlay({ status: 'landed', draw });
      await client.invalidateQueries({ predicate: isOfMine });
    } catch (problem) {
      setPlay({ status: 'failed', problem });
    }
  };
  return { play, prizes: round?.table.prizes ?? [], seedHash: round?.seedHash ?? null, spin };
}
