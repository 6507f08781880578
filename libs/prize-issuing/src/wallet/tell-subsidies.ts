import { Injectable, Optional } from '@nestjs/common';
import { SubsidyBalances } from '@boon/service-support';
import { SubsidyChanges } from './domain/subsidy-changes.js';

const AT_ONCE = 500;

/**
 * Tells those who decide what subsidy users hold: whoever's lots changed since the last time. At least once;
 * a repeat tells the wallet as it is then. In an application without user states it has nothing to do.
 */
@Injectable()
export class TellSubsidies {
  constructor(
    private readonly changes: SubsidyChanges,
    @Optional() private readonly balances?: SubsidyBalances,
  ) {}

  /** Answers how many entries of the journal were told; 0: there is nothing more. */
  async execute(): Promise<number> {
    if (this.balances === undefined) return 0;
    const { ids, userIds } = await this.changes.next(AT_ONCE);
    if (ids.length === 0) return 0;
    await this.balances.renew(userIds, (users) => this.changes.balancesOf(users));
    await this.changes.done(ids);
    return ids.length;
  }

  /** Tells everybody's anew: all who have a lot, and all who are said to hold something. */
  async rebuild(): Promise<void> {
    await this.changes.noteEverybody();
    let after = '';
    while (this.balances !== undefined) {
      const holders = await this.balances.holders(after, AT_ONCE);
      const last = holders.at(-1);
      if (last === undefined) break;
      await this.changes.note(holders);
      after = last;
    }
    while ((await this.execute()) > 0);
  }
}
