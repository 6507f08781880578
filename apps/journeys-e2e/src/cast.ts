import type { BoonRun } from '@boon/infra';
import { BoonClient } from './boon-client.js';

/** The people of a journey. */
export interface Cast {
  readonly lin: BoonClient;
  readonly chen: BoonClient;
  readonly wu: BoonClient;
  readonly shop: BoonClient;
  readonly feeds: BoonClient;
  readonly nobody: BoonClient;
  /** The first operator, asking another node of placement. */
  operator(placement: string): BoonClient;
  /** A shopper of this name; `placement` names another node to ask. */
  shopper(name: string, placement?: string): Promise<BoonClient>;
  visitor(device: string): Promise<BoonClient>;
  /** A shopper who was a visitor on this device before. */
  loggedIn(name: string, device: string): Promise<BoonClient>;
}

/** Everybody gets a token of the demo issuer. */
export async function castOf(run: BoonRun): Promise<Cast> {
  const as = async (claims: Parameters<BoonRun['issuer']['tokenFor']>[0]) =>
    new BoonClient(run.urls, await run.issuer.tokenFor(claims));
  const [lin, chen, wu] = await Promise.all(
    ['op-lin', 'op-chen', 'op-wu'].map((sub) => as({ role: 'operator', sub })),
  );
  if (!lin || !chen || !wu) throw new Error('three operators are needed');
  const linToken = await run.issuer.tokenFor({ role: 'operator', sub: 'op-lin' });
  return {
    lin,
    chen,
    wu,
    shop: await as({ role: 'service', sub: 'shop', scopes: ['orders'] }),
    feeds: await as({ role: 'service', sub: 'feeder', scopes: ['feeds'] }),
    nobody: new BoonClient(run.urls, null),
    operator: (placement) => new BoonClient({ ...run.urls, placement }, linToken),
    shopper: async (name, placement = run.urls.placement) =>
      new BoonClient(
        { ...run.urls, placement },
        await run.issuer.tokenFor({ role: 'user', sub: name }),
      ),
    loggedIn: (name, device) => as({ role: 'user', sub: name, prior_sub: `v-${device}` }),
    visitor: (device) => as({ role: 'visitor', sub: `v-${device}` }),
  };
}
