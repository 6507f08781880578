import { Claims } from './claims/claims.js';
import { Draws } from './draws/draws.js';
import { Exposures, seenTokenOf, type SeenWinner } from './exposures/exposures.js';
import { Sight } from './exposures/sight.js';
import { Api } from './http/api.js';
import { Inbox } from './inbox/inbox.js';
import { settle, type BoonOptions } from './options.js';
import { Quotes } from './quotes/quotes.js';
import { Redemptions } from './redemptions/redemptions.js';
import { Slots } from './slots/slots.js';
import { Wallet } from './wallet/wallet.js';

/** Boon, as a shop's page or back end sees it. */
export interface Boon {
  readonly slots: Slots;
  readonly exposures: Exposures;
  readonly claims: Claims;
  readonly draws: Draws;
  readonly wallet: Wallet;
  readonly quotes: Quotes;
  readonly redemptions: Redemptions;
  readonly inbox: Inbox;
  /** The language that messages are asked for in. */
  readonly locale: () => string;
  /** Confirms these winners once the element that shows them was really seen; the answer stops watching. */
  watch(element: Element, winners: readonly SeenWinner[]): () => void;
  /**
   * Begins what lives as long as the page: finishing claims that were cut off, sending what was seen
   * before the page goes. The answer ends it. On a server it does nothing.
   */
  start(): () => void;
}

/** Makes a client: one per page, or one per token in a back end. It does nothing until it is asked. */
export function createBoon(options: BoonOptions): Boon {
  const settings = settle(options);
  const api = new Api(settings);
  const exposures = new Exposures(api, settings);
  const wallet = new Wallet(api, settings);
  const claims = new Claims(api, settings, wallet);
  const sight = new Sight(settings.runtime);
  return {
    slots: new Slots(api, settings),
    exposures,
    claims,
    draws: new Draws(api, settings, wallet),
    wallet,
    quotes: new Quotes(api, settings),
    redemptions: new Redemptions(api, settings),
    inbox: new Inbox(api, settings),
    locale: settings.locale,
    watch: (element, winners) =>
      sight.watch(element, () => exposures.confirm(winners.map(seenTokenOf))),
    start: () => live(claims, exposures, sight),
  };
}

function live(claims: Claims, exposures: Exposures, sight: Sight): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const resume = () => void claims.resume();
  const turned = () => {
    sight.pageTurned();
    if (document.visibilityState === 'hidden') void exposures.flush(true);
    else resume();
  };
  const left = () => void exposures.flush(true);
  addEventListener('online', resume);
  addEventListener('pagehide', left);
  document.addEventListener('visibilitychange', turned);
  resume();
  return () => {
    removeEventListener('online', resume);
    removeEventListener('pagehide', left);
    document.removeEventListener('visibilitychange', turned);
    left();
  };
}
