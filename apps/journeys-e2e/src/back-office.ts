import type { BoonClient, Json } from './boon-client.js';
import type { Cast } from './cast.js';

type Kind = 'assets' | 'schemes' | 'plans' | 'slots';

/** Drafts, submits, has as many colleagues approve as are asked for, publishes; answers the object. */
export async function goLive(
  cast: Cast,
  kind: Kind,
  content: Record<string, unknown>,
): Promise<Record<string, Json>> {
  const draft = await cast.lin.done({ api: 'operations', path: `/v1/${kind}`, body: content });
  await act(cast.lin, kind, draft, 'submit');
  for (const approver of [cast.chen, cast.wu]) {
    const reviewed = await approver.done({
      api: 'operations',
      path: `/v1/${kind}/${draft['id']}/approvals`,
      body: { verdict: 'approve', contentHash: draft['contentHash'] },
    });
    if (reviewed['state'] === 'approved') break;
  }
  return act(cast.lin, kind, draft, 'publish');
}

/** One of the verbs of a governed object. */
export function act(
  who: BoonClient,
  kind: Kind,
  object: Record<string, Json>,
  verb: 'submit' | 'publish' | 'pause' | 'resume' | 'end',
): Promise<Record<string, Json>> {
  return who.done({ api: 'operations', path: `/v1/${kind}/${object['id']}/${verb}` });
}

const DAY_MS = 24 * 3_600_000;

/** From a minute ago for thirty days. */
export function thirtyDays(): { startsAt: string; endsAt: string } {
  const now = Date.now();
  return {
    startsAt: new Date(now - 60_000).toISOString(),
    endsAt: new Date(now + 30 * DAY_MS).toISOString(),
  };
}

/** 50 yuan off from 300, one per person. */
export function fiftyOffThreeHundred(code: string, quantity: number): Record<string, unknown> {
  return {
    code,
    name: { zh: '满300减50', en: '50 off 300' },
    terms: { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
    quantity,
    valueBudget: null,
    limits: { perUserTotal: 1, perUserDay: null, perUserMonth: null },
    validity: { ...thirtyDays(), daysAfterClaim: 7 },
    funding: { platform: 10_000, merchantId: null },
    returnPolicy: 'restore',
  };
}
