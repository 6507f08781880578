/** Where the APIs that a shopper's browser uses answer; null: this app is all of them. */
export interface ShopperApis {
  readonly placement: string;
  readonly issuing: string;
}

type Method = 'GET' | 'POST' | 'PUT';

/** What a shopper's browser may ask of Boon; everything else is not there. */
const OPEN: readonly (readonly [keyof ShopperApis, Method, string])[] = [
  ['placement', 'POST', '/v1/decisions'],
  ['placement', 'GET', '/v1/decisions/:id/explain'],
  ['placement', 'POST', '/v1/exposures'],
  ['issuing', 'POST', '/v1/claims'],
  ['issuing', 'GET', '/v1/claims/:key'],
  ['issuing', 'POST', '/v1/code-claims'],
  ['issuing', 'POST', '/v1/quotes'],
  ['issuing', 'POST', '/v1/draws'],
  ['issuing', 'POST', '/v1/lotteries/:id/chances'],
  ['issuing', 'GET', '/v1/lotteries/:id/rounds/:number'],
  ['issuing', 'GET', '/v1/lotteries/:id/rounds/:number/proof'],
  ['issuing', 'GET', '/v1/users/:id/wallet'],
  ['issuing', 'POST', '/v1/wallet/applicable'],
  ['issuing', 'GET', '/v1/users/:id/gifts'],
  ['issuing', 'PUT', '/v1/gifts/:id/address'],
  ['issuing', 'GET', '/v1/users/:id/inbox'],
  ['issuing', 'POST', '/v1/users/:id/inbox/:messageId/read'],
];

/** `/api/*` of the shop's origin: Boon's routes for shoppers, with the shopper's own token. */
export function shopperGateway(apis: ShopperApis | null) {
  return {
    prefix: '/api',
    routes: OPEN.map(([api, method, path]) => ({ method, path, to: apis?.[api] ?? null })),
  };
}
