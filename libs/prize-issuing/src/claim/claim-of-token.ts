import {
  parseClaimToken,
  type ClaimMode,
  type ClaimTokenPayload,
} from '@boon/contracts/prize-issuing';
import { refused, type Refused } from '@boon/shared-kernel';
import type { Claim } from './domain/claim.js';

/** Who claims what is in an opened token. */
export interface TokenClaim {
  readonly userId: string;
  readonly claimKey: string;
  readonly mode: ClaimMode;
  /** The visitor's id that the user had before login. */
  readonly priorSub?: string | undefined;
  readonly personKeys: readonly string[];
  /** When an auto-claim was asked for: that, not its arrival, must be in time. */
  readonly requestedAt?: Date | undefined;
}

/** Why a token does not make a claim. */
export type TokenRefusal =
  | 'claim.token-invalid'
  | 'claim.token-foreign'
  | 'claim.token-expired'
  | 'idempotency.key-mismatch';

/**
 * The claim that an opened token makes; `payload` is null when no key of ours signed it. `visitorToken` is its
 * id where it was made for the visitor that the user was.
 */
export function claimOfToken(
  payload: unknown,
  of: TokenClaim,
):
  | { readonly ok: true; readonly claim: Claim; readonly visitorToken: string | null }
  | Refused<TokenRefusal> {
  const token = readToken(payload);
  if (token === null) return refused('claim.token-invalid');
  if (token.subject !== of.userId && token.subject !== of.priorSub) {
    return refused('claim.token-foreign');
  }
  // The system claims once per user, stock and day; a person once per token.
  if (of.mode !== 'auto' && of.claimKey !== token.id) return refused('idempotency.key-mismatch');

  const endsAt = new Date(token.expiresAt);
  const askedAt = of.mode === 'auto' ? of.requestedAt : undefined;
  if (askedAt !== undefined && askedAt.getTime() >= endsAt.getTime()) {
    return refused('claim.token-expired');
  }
  return {
    ok: true,
    visitorToken: token.subject === of.userId ? null : token.id,
    claim: claimOf(token, of, askedAt === undefined ? endsAt : null),
  };
}

// Field by field: every claim of a rush comes through here, and spreading would cost more than all checks.
function claimOf(token: ClaimTokenPayload, of: TokenClaim, offerEndsAt: Date | null): Claim {
  return {
    userId: of.userId,
    claimKey: of.claimKey,
    mode: of.mode,
    items: token.items,
    pack: token.pack,
    schemeId: token.schemeId,
    channel: token.channel,
    slot: token.slot,
    personKeys: of.personKeys,
    budgetAccounts: token.budgetAccounts,
    offeredAt: new Date(token.issuedAt),
    offerEndsAt,
  };
}

function readToken(payload: unknown): ClaimTokenPayload | null {
  try {
    return payload === null ? null : parseClaimToken(payload);
  } catch {
    return null;
  }
}
