import { CLAIM_TOKEN_TTL_MS, type ClaimTokenPayload } from '@boon/contracts/prize-issuing';
import type { TokenSigner } from '@boon/platform';
import { claimKeyOf, type LoadOrder } from './orders.js';

/** A user of the tokens file. */
export interface LoadUser {
  readonly sub: string;
  readonly bearer: string;
}

/** Requests as bytes, made before the clock runs. */
export function requestsOf(
  order: LoadOrder,
  users: readonly LoadUser[],
  signer: TokenSigner,
): Buffer[] {
  const make = order.kind === 'greet' ? greeting : claim;
  const count = order.kind === 'greet' ? order.users : order.requests;
  const now = Date.now();
  return Array.from({ length: count }, (_, n) => {
    const user = users[order.firstUser + (n % order.users)];
    if (user === undefined) throw new Error('there are not so many users');
    return make(order, n, user, signer, now);
  });
}

function claim(
  order: LoadOrder,
  n: number,
  { sub, bearer }: LoadUser,
  signer: TokenSigner,
  now: number,
): Buffer {
  const id = claimKeyOf(order.run, n);
  const payload: ClaimTokenPayload = {
    ...{ id, subject: sub, pack: 'all', budgetAccounts: [], schemeId: null, arm: null },
    ...{ channel: 'pdp', slot: 'pdp.any' },
    items: [{ stockId: order.stockId, version: 1, resolvedTerms: null }],
    issuedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + CLAIM_TOKEN_TTL_MS).toISOString(),
  };
  return post(id, bearer, `{"token":"${signer.sign(payload)}"}`);
}

function greeting(order: LoadOrder, n: number, { bearer }: LoadUser): Buffer {
  return post(claimKeyOf(order.run, n), bearer, '{}');
}

function post(key: string, bearer: string, body: string): Buffer {
  const head = [
    'POST /v1/claims HTTP/1.1',
    'host: 127.0.0.1',
    `authorization: Bearer ${bearer}`,
    `idempotency-key: ${key}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}
