import { contentHash, ensure } from '@boon/shared-kernel';
import type { FastifyRequest } from 'fastify';

import { BodyLines } from '../app/body-lines.js';
import { Problem } from '../problems/problem.js';
import type { RequestScope } from './stored-answers.js';

const KEY = /^[\x21-\x7e]{1,128}$/;

/** Reads the scope of a request; throws a `Problem` when the key is missing or no key. */
export function scopeOf(request: FastifyRequest): RequestScope {
  const { identity, method, url, body } = request;
  ensure(identity !== null && identity !== undefined, 'idempotency needs a route with a policy');
  return {
    caller: `${identity.role}:${identity.sub}`,
    key: keyOf(request.headers['idempotency-key']),
    bodyHash: contentHash({ method, url, body: told(body) }),
  };
}

/** Of lines their hash: they are not made one text again. */
function told(body: unknown): unknown {
  return body instanceof BodyLines ? body.sha256 : (body ?? null);
}

function keyOf(header: string | string[] | undefined): string {
  if (header === undefined || header === '') throw Problem.edge('idempotency.key-missing');
  if (typeof header !== 'string' || !KEY.test(header))
    throw Problem.edge('idempotency.key-invalid');
  return header;
}
