import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type Query,
} from '@tanstack/react-query';
import type { SlotAnswer } from '../boon/types.js';
import { askJson } from './http.js';
import { useAsk, useSessions } from './session-context.js';
import type {
  Cart,
  Category,
  Order,
  ProductDetail,
  ProductPage,
  ReturnMade,
  Suggestion,
} from './shop-types.js';

const LONG_MS = 10 * 60_000;

/** What a list of products is filtered by; the same names as in the page's address. */
export interface ProductFilter {
  readonly query?: string;
  readonly category?: string;
  readonly brand?: string;
  readonly merchant?: string;
  readonly sort?: string;
}

/** The category tree. */
export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: () => askJson<Category[] | { items: Category[] }>('/shop/categories'),
    select: (answer) => (Array.isArray(answer) ? answer : answer.items),
    staleTime: LONG_MS,
  });
}

/** Pages of products. */
export function useProducts(filter: ProductFilter, limit = 24) {
  const ask = useAsk();
  const { session } = useSessions();
  return useInfiniteQuery({
    ...infiniteQueryOptions({
      queryKey: ['products', filter, limit],
      queryFn: ({ pageParam, signal }) =>
        ask<ProductPage>(`/shop/products?${searchOf({ ...filter, limit, cursor: pageParam })}`, {
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
    enabled: session !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** One product. */
export function useProduct(sku: string) {
  const ask = useAsk();
  const { session } = useSessions();
  return useQuery({
    queryKey: ['product', sku],
    queryFn: () => ask<ProductDetail>(`/shop/products/${encodeURIComponent(sku)}`),
    enabled: session !== undefined,
    staleTime: 60_000,
  });
}

/** What completes the words typed so far. */
export function useSuggestions(query: string) {
  const ask = useAsk();
  return useQuery({
    queryKey: ['suggest', query],
    queryFn: ({ signal }) =>
      ask<Suggestion[] | { items: Suggestion[] }>(`/shop/suggest?${searchOf({ query })}`, {
        signal,
      }),
    select: (answer) => (Array.isArray(answer) ? answer : answer.items),
    enabled: query.trim().length > 0,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** The cart. */
export function useCart() {
  const ask = useAsk();
  const { session } = useSessions();
  return useQuery({
    queryKey: ['cart', session?.userId],
    queryFn: () => ask<Cart>('/shop/cart'),
    enabled: session !== undefined,
  });
}

/** Sets how many of a product are in the cart; zero takes it out. */
export function useSetQuantity() {
  const ask = useAsk();
  const { session } = useSessions();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ sku, quantity }: { readonly sku: string; readonly quantity: number }) =>
      ask<Cart>(`/shop/cart/lines/${encodeURIComponent(sku)}`, {
        method: 'PUT',
        body: { quantity },
      }),
    onSuccess: (cart) => {
      client.setQueryData(['cart', session?.userId], cart);
      // What is put in may be what a task asks for: the next look at it tells.
      void client.invalidateQueries({ predicate: asksForDeeds });
    },
  });
}

/** Slots that show a task. */
function asksForDeeds({ queryKey, state }: Pick<Query, 'queryKey' | 'state'>): boolean {
  if (queryKey[0] !== 'slot') return false;
  const answer = state.data as SlotAnswer | undefined;
  return answer?.winners.some(({ hook }) => hook?.kind === 'task') === true;
}

/** The orders of the shopper, newest first. */
export function useOrders() {
  const ask = useAsk();
  const { session, isUser } = useSessions();
  return useQuery({
    queryKey: ['orders', session?.userId],
    queryFn: () => ask<{ readonly items: readonly Order[] }>('/shop/orders'),
    select: ({ items }) => items,
    enabled: isUser,
  });
}

/** One order. */
export function useOrder(orderId: string) {
  const ask = useAsk();
  const { session, isUser } = useSessions();
  return useQuery({
    queryKey: ['order', orderId, session?.userId],
    queryFn: () => ask<Order>(`/shop/orders/${encodeURIComponent(orderId)}`),
    enabled: isUser,
  });
}

/** Places an order at the price that was shown; `onPlaced` hears of it before the cart is known to be empty. */
export function usePlaceOrder(onPlaced: (order: Order) => void) {
  const ask = useAsk();
  const { session } = useSessions();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: OrderWish) =>
      ask<Order>('/shop/orders', {
        method: 'POST',
        body,
        headers: { 'idempotency-key': key },
        deadlineMs: 20_000,
      }),
    onSuccess: (order) => {
      client.setQueryData(['order', order.orderId, session?.userId], order);
      onPlaced(order);
    },
    onSettled: () => void client.invalidateQueries({ predicate: isOfMine }),
  });
}

/** What is ordered, at which price, under which key. */
export interface OrderWish {
  readonly key: string;
  readonly expectedPayable: string;
  readonly instalments?: { readonly months: number };
}

/** Gives units of an order back. */
export function useReturn(orderId: string, onReturned: (made: ReturnMade) => void) {
  const ask = useAsk();
  const { session } = useSessions();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, lines }: ReturnWish) =>
      ask<ReturnMade>(`/shop/orders/${encodeURIComponent(orderId)}/returns`, {
        method: 'POST',
        body: { lines },
        headers: { 'idempotency-key': key },
        deadlineMs: 20_000,
      }),
    onSuccess: (made) => {
      client.setQueryData(['order', orderId, session?.userId], made.order);
      onReturned(made);
    },
    onSettled: () => void client.invalidateQueries({ predicate: isOfMine }),
  });
}

/** Which units come back, under which key. */
export interface ReturnWish {
  readonly key: string;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

const MINE = new Set([
  'cart',
  'orders',
  'order',
  'wallet',
  'quote',
  'inbox',
  'gifts',
  'applicable',
]);

/** Queries whose answers change when the shopper does something. */
export function isOfMine({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  return MINE.has(String(queryKey[0]));
}

/** A query string of what is there. */
export function searchOf(parts: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.toString();
}
