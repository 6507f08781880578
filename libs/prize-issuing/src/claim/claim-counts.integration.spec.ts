import { beforeAll, describe, expect, it } from '@jest/globals';
import { Counters } from '@boon/service-support';
import { capKey } from '@boon/service-support/caps';
import { InProcessCounters } from '@boon/service-support/testing';
import { SystemClock } from '@boon/shared-kernel';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { anIssuing } from '../testing/an-issuing.js';
import { aStock } from '../testing/a-stock.js';

usePostgres();
let database: DatabaseForSpecs;
beforeAll(async () => {
  database = await aDatabase(prizeIssuingPersistence);
}, 60_000);

/** Counters of a server that is gone. */
class GoneCounters extends InProcessCounters {
  override tally(): Promise<void> {
    return Promise.reject(new Error('gone'));
  }
}

async function claimsOf(counters: Counters, userId: string, stockId: string): Promise<number[]> {
  const periods = ['total', 'day', 'month'] as const;
  const cap = { userId, measure: 'claims', subject: 'stock', subjectId: stockId } as const;
  return counters.read(periods.map((period) => capKey({ ...cap, period }, new Date())));
}

describe('the claim counts that placement reads', () => {
  it('are there when the claim is answered, and can be worked out anew', async () => {
    const counters = new InProcessCounters(new SystemClock());
    const issuing = anIssuing(database, { counters });
    const opened = await issuing.openStock.execute(aStock().perUser(5).perUserDay(3).build());
    if (!opened.ok) throw new Error(opened.code);
    const { stockId } = opened;
    for (let n = 0; n < 2; n += 1) {
      await issuing.claimBenefit.execute(aClaimToken('ann', stockId).tap());
    }
    expect(await claimsOf(counters, 'ann', stockId)).toEqual([2, 2, 0]);

    const empty = new InProcessCounters(new SystemClock());
    await anIssuing(database, { counters: empty }).rebuildClaimCounts.execute();
    expect(await claimsOf(empty, 'ann', stockId)).toEqual([2, 2, 0]);
  });

  it('never fail a claim that is committed', async () => {
    const issuing = anIssuing(database, { counters: new GoneCounters(new SystemClock()) });
    const opened = await issuing.openStock.execute(aStock().build());
    if (!opened.ok) throw new Error(opened.code);
    const outcome = await issuing.claimBenefit.execute(aClaimToken('ann', opened.stockId).tap());
    expect(outcome).toMatchObject({ ok: true });
  });
});
