import { Injectable } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';

import type { EdgeCode } from '../problems/platform-problems.js';
import { Problem } from '../problems/problem.js';
import { AuthOptions, refuseDemoIssuer } from './auth-options.js';
import { identityOf } from './claims.js';
import type { Identity } from './identity.js';
import { issuerKeys, KeysUnavailable } from './issuer-keys.js';

const CACHED_TOKENS = 100_000;
const CACHED_MS = 60_000;
const LONGEST_TOKEN = 8_192;
/** Of a signature: hardly two verified tokens share them, and who signs nothing cannot choose them. */
const END_CHARACTERS = 8;
const BEARER = /^Bearer +(\S+)$/i;
const RETRY_AFTER = { 'retry-after': '2' };
const CHALLENGE = { 'www-authenticate': 'Bearer' };

interface Verified {
  /** As it stands in the header, for comparison with what comes. */
  readonly authorization: string;
  readonly identity: Identity;
  /** Epoch milliseconds: never past the token's own expiry. */
  readonly until: number;
}

/** Believes tokens: RS256 by the issuer's published keys, each kept by its whole text for a minute at most. */
@Injectable()
export class Authenticator {
  private readonly keys: JWTVerifyGetKey;
  /**
   * By the ends of their signatures: to look a whole token up costs a hash of all of it, to compare it once does not. Of
   * two that share an end one is kept. In the order in which they were verified: the first ones are the first to expire.
   */
  private readonly verified = new Map<number, Verified>();

  constructor(private readonly options: AuthOptions) {
    refuseDemoIssuer(options);
    this.keys = issuerKeys(options.jwksUrl);
  }

  /** The caller behind an `Authorization` header; throws a `Problem` (401 or 503) otherwise. */
  async authenticate(authorization: string | undefined): Promise<Identity> {
    return this.cached(authorization) ?? this.verify(bearerOf(authorization));
  }

  /** The caller of a token verified within the last minute, without a promise: for hot routes. */
  cached(authorization: string | undefined): Identity | undefined {
    if (authorization === undefined) return undefined;
    const known = this.verified.get(endOf(authorization));
    const isKnown = known?.authorization === authorization && known.until > Date.now();
    return isKnown ? known.identity : undefined;
  }

  private async verify(token: string): Promise<Identity> {
    const claims = await this.claimsOf(token);
    const identity = identityOf(claims);
    if (identity === undefined) throw unauthorised('auth.token-invalid');
    const expiry = (claims.exp ?? 0) * 1_000;
    const until = Math.min(expiry, Date.now() + CACHED_MS);
    this.remember({ authorization: `Bearer ${token}`, identity, until });
    return identity;
  }

  private remember(verified: Verified): void {
    const end = endOf(verified.authorization);
    this.verified.delete(end);
    this.verified.set(end, verified);
    if (this.verified.size <= CACHED_TOKENS) return;
    for (const oldest of this.verified.keys()) {
      this.verified.delete(oldest);
      break;
    }
  }

  private async claimsOf(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        algorithms: ['RS256'],
        issuer: this.options.issuer,
        audience: this.options.audience ?? 'boon',
        requiredClaims: ['sub', 'exp', 'role'],
      });
      return payload;
    } catch (error) {
      throw asProblem(error);
    }
  }
}

/** As a number, so that nothing but numbers is touched on the way to the right token. */
function endOf(authorization: string): number {
  let end = 0;
  for (let at = authorization.length - END_CHARACTERS; at < authorization.length; at += 1) {
    end = (Math.imul(end, 67) + authorization.charCodeAt(at)) | 0;
  }
  return end;
}

function bearerOf(authorization: string | undefined): string {
  if (authorization === undefined || authorization === '') throw unauthorised('auth.token-missing');
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined || token.length > LONGEST_TOKEN) throw unauthorised('auth.token-invalid');
  return token;
}

function unauthorised(code: EdgeCode): Problem {
  return Problem.edge(code, { headers: CHALLENGE });
}

function asProblem(error: unknown): Problem {
  if (error instanceof KeysUnavailable) {
    return Problem.edge('auth.unavailable', { headers: RETRY_AFTER });
  }
  const expired = error instanceof errors.JWTExpired;
  return unauthorised(expired ? 'auth.token-expired' : 'auth.token-invalid');
}
