import { Injectable } from '@nestjs/common';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { singleKey } from '../batch-grant/domain/single-keys.js';
import { ClaimBatcher } from '../claim/claim-batcher.js';
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
 * Claims what a code stands for. A code that there is not and one that another has used are answered after the
 * same work: one try counted, one look-up by MAC. Five misses in ten minutes lock the user out.
 */
@Injectable()
export class ClaimByCode {
  constructor(
    private readonly keys: CodeKeys,
    private readonly book: CodeBook,
    private readonly misses: CodeMisses,
    private readonly batcher: ClaimBatcher,
  ) {}

  async execute(command: ClaimByCodeCommand): Promise<ClaimByCodeOutcome> {
    const { userId, code, now } = command;
    const attempt = { userId, id: newId(), now };
    if (!(await this.misses.begin(attempt))) return refused('code.locked-out');

    const macs = this.keys.macs(code);
    const mistyped = isMistyped(plainCode(code));
    const found = await this.book.lookUp(macs);
    if (found === null) return refused('code.unknown', { mistyped });
    if (isAnothers(found, userId)) return refused('code.used');
    const outcome = await this.claim(found, command, macs);
    if (outcome === null) return refused('code.used');
    await this.misses.forgive(attempt);
    return outcome;
  }

  /** Null: somebody else was faster, and the database keeps two users from one code. */
  private async claim(
    found: FoundCode,
    command: ClaimByCodeCommand,
    macs: readonly string[],
  ): Promise<ClaimOutcome | null> {
    try {
      return await this.batcher.submit(claimOf(found, command));
    } catch (error) {
      const again = await this.book.lookUp(macs);
      if (again !== null && isAnothers(again, command.userId)) return null;
      throw error;
    }
  }
}

function isAnothers({ usedBy }: FoundCode, userId: string): boolean {
  return usedBy !== null && usedBy !== userId;
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
