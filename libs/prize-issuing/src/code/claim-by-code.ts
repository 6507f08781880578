import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { singleKey } from '../batch-grant/domain/single-keys.js';
import { ClaimBatcher } from '../claim/claim-batcher.js';
import type { Claim, ClaimOutcome } from '../claim/domain/claim.js';
import { CodeBook, type FoundCode } from './domain/code-book.js';
import { CodeKeys } from './domain/code-keys.js';
import { CodeMisses, type CodeTry } from './domain/code-misses.js';
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

const PAUSE_MS = 25;
const MOST_PAUSES = 80;

/**
 * Claims what a code stands for. A code that there is not and one that another has used are answered after the
 * same work: one try counted, one look-up by MAC, one miss. Five misses in ten minutes lock the user out. The same
 * code of the same user, sent many times at once, is one try with one answer; where more tries than may be misses
 * are being looked at, in whatever processes, the others wait for them.
 */
@Injectable()
export class ClaimByCode {
  /** What this process is doing for a user and a code. */
  private readonly underWay = new Map<string, Promise<ClaimByCodeOutcome>>();

  constructor(
    private readonly keys: CodeKeys,
    private readonly book: CodeBook,
    private readonly misses: CodeMisses,
    private readonly batcher: ClaimBatcher,
  ) {}

  async execute(command: ClaimByCodeCommand): Promise<ClaimByCodeOutcome> {
    const twins = `${command.userId} ${plainCode(command.code)}`;
    const first = this.underWay.get(twins);
    if (first !== undefined) return first;
    const outcome = this.attempt(command).finally(() => this.underWay.delete(twins));
    this.underWay.set(twins, outcome);
    return outcome;
  }

  private async attempt(command: ClaimByCodeCommand): Promise<ClaimByCodeOutcome> {
    const { userId, code, now } = command;
    const attempt = { userId, id: newId(), now };
    if (!(await this.begins(attempt))) return refused('code.locked-out');

    const macs = this.keys.macs(code);
    const mistyped = isMistyped(plainCode(code));
    const found = await this.book.lookUp(macs);
    const isMine = found !== null && !isAnothers(found, userId);
    const outcome = isMine ? await this.claim(found, command, macs) : null;
    if (outcome !== null) {
      await this.misses.forgive(attempt);
      return outcome;
    }
    await this.misses.miss(attempt);
    return found === null ? refused('code.unknown', { mistyped }) : refused('code.used');
  }

  /** False: locked out, or none of the tries before it came to an end. */
  private async begins(attempt: CodeTry): Promise<boolean> {
    for (let pauses = 0; pauses < MOST_PAUSES; pauses += 1) {
      const begun = await this.misses.begin(attempt);
      if (begun !== 'busy') return begun === 'begun';
      await pause(PAUSE_MS);
    }
    return false;
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
