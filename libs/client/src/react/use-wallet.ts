import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { BoonProblem } from '../http/problem.js';
import type { WalletQuery } from '../wallet/wallet.js';
import type { WalletGrant } from '../wire/wire.js';
import { useBoon } from './boon-provider.js';

/** A wallet as a page sees it. */
export interface WalletView {
  readonly status: 'loading' | 'ready' | 'failed';
  /** What is known; while it is read anew, what was known before. */
  readonly grants: readonly WalletGrant[];
  readonly hasMore: boolean;
  readonly problem: BoonProblem | null;
  /** Reads the next page. */
  readonly more: () => void;
  /** Reads anew, from the first page. */
  readonly refresh: () => void;
}

interface Read {
  readonly asked: string | null;
  readonly grants: readonly WalletGrant[];
  readonly nextCursor: string | null;
}

const NOTHING: Read = { asked: null, grants: [], nextCursor: null };

/** The shopper's wallet; read anew when a claim or a draw has changed it. */
export function useWallet(query: WalletQuery = {}): WalletView {
  const { wallet } = useBoon();
  const version = useWalletVersion();
  const [round, setRound] = useState(0);
  const asked = JSON.stringify([query, version, round]);
  const [read, setRead] = useState(NOTHING);
  const [failed, setFailed] = useState<{ asked: string; problem: BoonProblem }>();
  // A cursor belongs to the question that it continues.
  const [next, setNext] = useState<{ asked: string; cursor: string }>();
  const cursor = next?.asked === asked ? next.cursor : undefined;

  useEffect(() => {
    const stop = new AbortController();
    const [first] = JSON.parse(asked) as [WalletQuery];
    wallet.list({ ...first, cursor }, stop.signal).then(
      (page) => {
        if (stop.signal.aborted) return;
        setRead(({ grants }) => ({
          asked,
          nextCursor: page.nextCursor,
          grants: cursor ? [...grants, ...page.items] : page.items,
        }));
        setFailed(undefined);
      },
      (problem: BoonProblem) => {
        if (!stop.signal.aborted) setFailed({ asked, problem });
      },
    );
    return () => stop.abort();
  }, [wallet, asked, cursor]);

  const { nextCursor } = read;
  const more = useCallback(() => {
    if (nextCursor) setNext({ asked, cursor: nextCursor });
  }, [asked, nextCursor]);
  const refresh = useCallback(() => setRound((before) => before + 1), []);
  const problem = failed?.asked === asked ? failed.problem : null;
  const status = problem ? 'failed' : read.asked === null ? 'loading' : 'ready';
  return { status, grants: read.grants, hasMore: nextCursor !== null, problem, more, refresh };
}

/** Goes up when the wallet is known to have changed. */
export function useWalletVersion(): number {
  const { wallet } = useBoon();
  const subscribe = useCallback((listener: () => void) => wallet.subscribe(listener), [wallet]);
  return useSyncExternalStore(
    subscribe,
    () => wallet.version,
    () => 0,
  );
}
