import { CLAIM_TOKEN_TTL_MS, type ClaimTokenPayload } from '@boon/contracts/prize-issuing';
import type { TokenSigner } from '@boon/platform';
import { readFileSync } from 'node:fs';
import { bodyOf } from '../decisions/workload/pages.js';
import { claimKeyOf, CLIENT_SEED, type LoadOrder } from './orders.js';

const CLAIMS = '/v1/claims';
const DECISIONS = '/v1/decisions';

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
  const drawn = drawing(order.chancesFile);
  const make = { greet: greeting, claim, draw: drawn, decide: visit }[order.kind];
  const isPerUser = order.kind === 'greet' || order.kind === 'decide';
  const count = isPerUser ? order.users : order.requests;
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
  return post(CLAIMS, id, bearer, `{"token":"${signer.sign(payload)}"}`);
}

function greeting(order: LoadOrder, n: number, { bearer }: LoadUser): Buffer {
  return post(order.path ?? CLAIMS, claimKeyOf(order.run, n), bearer, '{}');
}

function visit(order: LoadOrder, n: number, { bearer }: LoadUser): Buffer {
  const body = bodyOf(order.firstUser + (n % order.users), order.products);
  return post(DECISIONS, claimKeyOf(order.run, n), bearer, body);
}

function drawing(file: string | undefined): typeof greeting {
  const chances = file === undefined ? [] : readFileSync(file, 'utf8').trim().split('\n');
  return (order, n, { bearer }) => {
    const body = JSON.stringify({ chanceId: chances[n], clientSeed: CLIENT_SEED });
    return post('/v1/draws', claimKeyOf(order.run, n), bearer, body);
  };
}

function post(path: string, key: string, bearer: string, body: string): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `authorization: Bearer ${bearer}`,
    `idempotency-key: ${key}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}
