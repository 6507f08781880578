import { useEffect, useRef, useState } from 'react';
import type { BoonProblem } from '../http/problem.js';
import type { QuoteBody } from '../quotes/quotes.js';
import type { Quote } from '../wire/wire.js';
import { useBoon } from './boon-provider.js';
import { useWalletVersion } from './use-wallet.js';

/** The price of a cart as a page sees it. */
export interface QuoteView {
  /** The last answer; of an older cart while `isStale`. */
  readonly quote: Quote | null;
  /** Whether a newer one is on its way. */
  readonly isStale: boolean;
  readonly problem: BoonProblem | null;
}

interface Priced {
  readonly asked: string | null;
  readonly quote: Quote | null;
  readonly problem: BoonProblem | null;
}

const NOTHING: Priced = { asked: null, quote: null, problem: null };

/**
 * The best price of a cart with the shopper's benefits (null: there is no cart yet). The first is asked for
 * at once, changes after `debounceMs` without another; the last one asked for is the one that is shown.
 */
export function useQuote(body: QuoteBody | null, debounceMs = 250): QuoteView {
  const { quotes } = useBoon();
  const version = useWalletVersion();
  const asked = body && body.lines.length > 0 ? JSON.stringify([body, version]) : null;
  const [priced, setPriced] = useState(NOTHING);
  const isFirst = useRef(true);

  useEffect(() => {
    if (asked === null) return setPriced(NOTHING);
    const stop = new AbortController();
    const show = (next: Omit<Priced, 'asked'>) => {
      if (!stop.signal.aborted) setPriced({ asked, ...next });
    };
    const ask = () => {
      isFirst.current = false;
      const [cart] = JSON.parse(asked) as [QuoteBody];
      quotes.quote(cart, stop.signal).then(
        (quote) => show({ quote, problem: null }),
        (problem: BoonProblem) => show({ quote: null, problem }),
      );
    };
    const timer = setTimeout(ask, isFirst.current ? 0 : debounceMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [quotes, asked, debounceMs]);

  return { quote: priced.quote, problem: priced.problem, isStale: priced.asked !== asked };
}
