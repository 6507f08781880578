import type { JWTPayload } from 'jose';

import type { Identity, Role } from './identity.js';

const ROLES: ReadonlySet<string> = new Set<Role>([
  'user',
  'visitor',
  'operator',
  'merchant',
  'service',
]);
const MOST_PERSON_KEYS = 4;
const MOST_SCOPES = 50;

/** 1-64 characters without blanks or control characters: what may name a user. */
export const USER_ID = /^[^\p{C}\p{Z}]{1,64}$/u;

/** The identity that verified claims describe; `undefined` when they do not describe one. */
export function identityOf(claims: JWTPayload): Identity | undefined {
  const { sub, role, merchant, prior_sub: priorSub } = claims as Record<string, unknown>;
  const scopes = texts(claims['scopes'], MOST_SCOPES);
  const personKeys = texts(claims['pk'], MOST_PERSON_KEYS);
  if (!isUserId(sub) || !isRole(role) || scopes === undefined || personKeys === undefined) {
    return undefined;
  }
  if (merchant !== undefined && !isUserId(merchant)) return undefined;
  if (priorSub !== undefined && !isUserId(priorSub)) return undefined;
  if (role === 'merchant' && merchant === undefined) return undefined;
  return {
    sub,
    role,
    scopes,
    personKeys,
    ...(merchant !== undefined && { merchant }),
    ...(priorSub !== undefined && { priorSub }),
  };
}

/** True for a text that may name a user, a visitor or a merchant. */
export function isUserId(value: unknown): value is string {
  return typeof value === 'string' && USER_ID.test(value);
}

function isRole(value: unknown): value is Role {
  return typeof value === 'string' && ROLES.has(value);
}

function texts(value: unknown, most: number): readonly string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > most) return undefined;
  return value.every((text) => typeof text === 'string' && text.length > 0 && text.length <= 128)
    ? (value as string[])
    : undefined;
}
