import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAsk, useSessions } from '../api/session-context.js';
import { isOfMine } from '../api/shop-queries.js';
import { useSpeaker } from '../i18n/language-context.js';
import { useBoon } from '@boon/client/react';
import type { Gift } from './quote-types.js';
import type { ApplicableGrant, Claimed, GrantState, WalletGrant, WalletPage } from './types.js';

const INBOX_EVERY_MS = 30_000;
const MOST_APPLICABLE = 100;

/** What of the wallet is looked at. */
export interface WalletFilter {
  readonly state?: GrantState;
  readonly expiringInDays?: number;
}

/** Pages of the wallet. */
export function useWallet(filter: WalletFilter, options: { readonly limit?: number } = {}) {
  const boon = useBoon();
  const { session, isUser } = useSessions();
  const { limit = 30 } = options;
  return useInfiniteQuery({
    queryKey: ['wallet', session?.userId, filter, limit],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filter, limit, ...(pageParam && { cursor: pageParam }) };
      return (await boon.wallet.list(query, signal)) as WalletPage;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: isUser,
  });
}

/** All grants of the pages read so far. */
export function grantsOf(pages: readonly WalletPage[] | undefined): readonly WalletGrant[] {
  return pages?.flatMap(({ items }) => items) ?? [];
}

/** A line to be priced. */
export interface QuoteLine {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
}

/** The best price of the lines, as they are in the cart. */
export function useQuote(lines: readonly QuoteLine[], months: number | null) {
  const boon = useBoon();
  const { session, isUser } = useSessions();
  return useQuery({
    queryKey: ['quote', session?.userId, lines, months],
    queryFn: ({ signal }) => {
      const body = { lines: [...lines], ...(months !== null && { instalments: { months } }) };
      return boon.quotes.quote(body, signal);
    },
    enabled: isUser && lines.length > 0,
    placeholderData: (before) => before,
    retry: false,
  });
}

/** The newest messages and how many are unread. */
export function useInbox(limit = 30) {
  const boon = useBoon();
  const { session, isUser } = useSessions();
  const { language } = useSpeaker();
  return useQuery({
    queryKey: ['inbox', session?.userId, language, limit],
    queryFn: ({ signal }) => boon.inbox.list({ limit }, signal),
    enabled: isUser,
    refetchInterval: INBOX_EVERY_MS,
  });
}

/** Marks messages as read. */
export function useReadMessages() {
  const boon = useBoon();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => Promise.all(ids.map((id) => boon.inbox.markRead(id))),
    onSettled: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
}

/** Gifts and how far each is. */
export function useGifts() {
  const ask = useAsk();
  const { session, isUser } = useSessions();
  const user = encodeURIComponent(session?.userId ?? '');
  return useQuery({
    queryKey: ['gifts', session?.userId],
    queryFn: async () =>
      (await ask<{ items: readonly Gift[] }>(`/api/v1/users/${user}/gifts`)).items,
    enabled: isUser,
  });
}

/** What of the wallet fits the cart, by the same maths as checkout. */
export function useApplicable(lines: readonly QuoteLine[]) {
  const ask = useAsk();
  const { session, isUser } = useSessions();
  return useQuery({
    queryKey: ['applicable', session?.userId, lines],
    queryFn: async () => {
      const body = { lines, limit: MOST_APPLICABLE };
      const path = '/api/v1/wallet/applicable';
      return (await ask<{ items: readonly ApplicableGrant[] }>(path, { method: 'POST', body }))
        .items;
    },
    enabled: isUser && lines.length > 0,
  });
}

/** Redeems a code. */
export function useCodeClaim() {
  const boon = useBoon();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (code: string) => (await boon.claims.claimCode(code)) as Claimed,
    onSuccess: () => client.invalidateQueries({ predicate: isOfMine }),
  });
}
