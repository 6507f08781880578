import { Injectable } from '@nestjs/common';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { ClaimOnce, type ClaimOnceOutcome } from '../batch-grant/claim-once.js';
import { singleKey } from '../batch-grant/domain/single-keys.js';
import type { Claim, ClaimOutcome } from '../claim/domain/claim.js';
import { CodeBook, type FoundCode } from './domain/code-book.js';
import { CodeKeys } from './domain/code-keys.js';
import { CodeMisses } from './domain/code-misses.js';
import { isMistyped, plainCode } from './domain/code-text.js';

/** What a user typed. */
export interface ClaimByCodeCommand {
  readonly userId: string;
  readonly code: string;
  /** HMACs of the natural person behind the user. */
  readonly personKeys?: readonly string[];
  readonly now: Date;
}

/** Why a code brings nothing. */
export type CodeRefusal = 'code.unknown' | 'code.used' | 'code.locked-out';

/** The grant (the same one whenever this user sends the code), or why there is none. */
export type ClaimByCodeOutcome = ClaimOutcome | Refused<CodeRefusal>;

/**
 * Claims what a code stands for. Every code is looked up in the same way, good or bad, by its MAC: how long
 * the answer takes tells nothing of codes that are near. Five misses in ten minutes lock the user out.
 */
@Injectable()
export class ClaimByCode {
  constructor(
    private readonly keys: CodeKeys,
    private readonly book: CodeBook,
    private readonly misses: CodeMisses,
    private readonly claimOnce: ClaimOnce,
  ) {}

  async execute(command: ClaimByCodeCommand): Promise<ClaimByCodeOutcome> {
    const { userId, code, now } = command;
    const attempt = { userId, id: newId(), now };
    if (!(await this.misses.begin(attempt))) return refused('code.locked-out');

    const found = await this.book.lookUp(this.keys.macs(code));
    if (found === null) return refused('code.unknown', { mistyped: isMistyped(plainCode(code)) });
    const outcome = await this.claimOnce.execute(claimOf(found, command));
    if (isTaken(outcome)) return refused('code.used');
    await this.misses.forgive(attempt);
    return outcome;
  }
}

function isTaken(outcome: ClaimOnceOutcome): outcome is Refused<'key.taken'> {
  return !outcome.ok && outcome.code === 'key.taken';
}

/** A unique code is its own key, for one user; a public one is a key of each user. */
function claimOf({ mac, batch }: FoundCode, command: ClaimByCodeCommand): Claim {
  const { userId, now, personKeys = [] } = command;
  return {
    userId,
    claimKey: batch.kind === 'unique' ? singleKey(`code:${mac}`) : `public-code:${batch.id}`,
    mode: 'code',
    items: [{ stockId: batch.stockId, version: batch.stockVersion, resolvedTerms: null }],
    pack: 'all',
    offeredAt: now,
    offerEndsAt: null,
    ...{ schemeId: null, channel: null, slot: null, personKeys },
  };
}
