import { randomBytes } from 'node:crypto';

const SANE = /^[\w.:-]{8,64}$/;

/** A name of this process that no other has, then a count: a random id per request would cost more than routing. */
const PROCESS = randomBytes(9).toString('base64url');
let count = 0;

/** The caller's `x-request-id` when it is 8-64 plain characters, else a new one. */
export function requestIdOf(given: unknown): string {
  return typeof given === 'string' && SANE.test(given)
    ? given
    : `${PROCESS}-${(count += 1).toString(36)}`;
}
