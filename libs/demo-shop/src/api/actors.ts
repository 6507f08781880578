/** Somebody on whose behalf a request is made. */
export interface Actor {
  /** The token's `sub`. */
  readonly sub: string;
  readonly role: 'operator' | 'service' | 'user' | 'merchant';
  readonly scopes?: readonly string[];
  /** For whom somebody of the role merchant acts. */
  readonly merchant?: string;
}

/** The shop's back end when it feeds products, users and orders. */
export const SHOP_FEEDER: Actor = { sub: 'svc-demo-shop', role: 'service', scopes: ['feeds'] };

/** Who drafts, and who may say yes to it, in the order in which they are asked. */
export interface Operators {
  readonly author: Actor;
  readonly approvers: readonly Actor[];
}

/** The operators of the demo: Lin drafts, Chen approves, Wu and Zhao when the sum asks for more people. */
export const DEMO_OPERATORS: Operators = {
  author: { sub: 'op-lin', role: 'operator' },
  approvers: [
    { sub: 'op-chen', role: 'operator' },
    { sub: 'op-wu', role: 'operator' },
    { sub: 'op-zhao', role: 'operator' },
  ],
};

/** The shop's back end when it prices, locks, confirms and takes back orders. */
export const SHOP_CASHIER: Actor = {
  sub: 'svc-demo-shop-orders',
  role: 'service',
  scopes: ['orders'],
};

/** Who reads, for a persona, why a decision came out as it did: an operator's right, so that losers are told, too. */
export const DEMO_READER: Actor = { sub: 'op-demo-reader', role: 'operator' };
