import type { Actor, Operators } from '../api/actors.js';
import type { BoonApi } from '../api/boon-api.js';
import { Approvals } from './approvals.js';
import type { Settled } from './go-live.js';
import { fieldsOf, governedObject, itemsOf, type GovernedObject } from './governed-object.js';

const OWN = '/v1/merchant/proposals';
const A_PAGE = '100';

/** A voucher as its merchant proposes it; its name in Chinese tells it from the merchant's others. */
export interface VoucherProposal {
  readonly name: { readonly zh: string; readonly en: string };
  readonly terms: object;
  readonly quantity: number;
  readonly limits: object;
  readonly validity: object;
  /** Basis points of each discount that the platform is asked to bear. */
  readonly platformShare: number;
  readonly returnPolicy: 'restore' | 'extend' | 'forfeit';
}

/**
 * Takes a voucher live: its merchant proposes and submits it, operators approve it, and its merchant pays for it. It
 * reads first and does what is missing, so it can be repeated and resumed at any point.
 */
export class VoucherGoesLive {
  private readonly approvals: Approvals;

  constructor(
    private readonly api: BoonApi,
    { approvers }: Operators,
  ) {
    this.approvals = new Approvals(api, approvers);
  }

  /** Throws `BoonProblem` when the API refuses a step. */
  async settle(proposal: VoucherProposal, seller: Actor): Promise<Settled> {
    const found = await this.find(proposal, seller);
    const made = found ?? (await this.act(seller, OWN, proposal));
    const submitted =
      made.state === 'draft' ? await this.act(seller, `${OWN}/${made.id}/submit`) : made;
    const { en } = proposal.name;
    const approved = await this.approvals.collect(en, '/v1/proposals', submitted);
    const live = approved.state === 'approved' ? await this.fund(approved, seller) : approved;
    return { ...live, wasThere: found !== null && found.state === live.state };
  }

  /** The newest of that name: proposals have no code that could be asked for, so all of them are looked at. */
  private async find({ name }: VoucherProposal, seller: Actor): Promise<GovernedObject | null> {
    const query = new URLSearchParams({ limit: A_PAGE });
    for (;;) {
      const page = await this.api.get(seller, `${OWN}?${query}`);
      const found = itemsOf(page).find(
        (item) => fieldsOf(fieldsOf(item)['name'])['zh'] === name.zh,
      );
      if (found !== undefined) return governedObject(found);
      const { nextCursor } = fieldsOf(page);
      if (typeof nextCursor !== 'string') return null;
      query.set('cursor', nextCursor);
    }
  }

  /** The merchant looks at what it agrees to, and commits its part of it. */
  private async fund({ id }: GovernedObject, seller: Actor): Promise<GovernedObject> {
    const shown = fieldsOf(await this.api.get(seller, `${OWN}/${id}`));
    const commitment = fieldsOf(shown['cost'])['merchant'];
    const { contentHash } = shown;
    return this.act(seller, `${OWN}/${id}/fund`, { contentHash, commitment });
  }

  private async act(actor: Actor, path: string, body: object = {}): Promise<GovernedObject> {
    return governedObject(await this.api.post(actor, path, body));
  }
}
