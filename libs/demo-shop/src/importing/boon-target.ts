import { DEMO_OPERATORS, type Operators } from '../api/actors.js';
import type { BoonApi } from '../api/boon-api.js';
import type { Draft } from '../benefits/drafts.js';
import { GoLive } from '../benefits/go-live.js';
import type { RejectedLine } from '../feeds/feed-answer.js';
import type { FeedContents, FeedName } from '../feeds/feed-lines.js';
import { renewShelves, takeShelves } from '../feeds/fill-shelves.js';
import { sendBatch } from '../feeds/send-feed.js';
import type { Shelves } from '../shop/shelves.js';
import { ImportTarget, type Placed } from './ports.js';

/** Imports into a running Boon over HTTP. */
export class BoonTarget extends ImportTarget {
  private readonly goLive: GoLive;

  constructor(
    private readonly api: BoonApi,
    operators: Operators = DEMO_OPERATORS,
  ) {
    super();
    this.goLive = new GoLive(api, operators);
  }

  send<Name extends FeedName>(
    name: Name,
    lines: readonly FeedContents[Name][],
  ): Promise<RejectedLine[]> {
    return sendBatch(this.api, name, lines);
  }

  shelve(shelves: Shelves): Promise<void> {
    return takeShelves(this.api, shelves);
  }

  async renewShelves(): Promise<void> {
    await renewShelves(this.api);
  }

  settle(draft: Draft): Promise<Placed> {
    return this.goLive.settle(draft);
  }
}

/** Writes nowhere: shows what an import would do. */
export class DryRunTarget extends ImportTarget {
  send(): Promise<RejectedLine[]> {
    return Promise.resolve([]);
  }

  shelve(): Promise<void> {
    return Promise.resolve();
  }

  renewShelves(): Promise<void> {
    return Promise.resolve();
  }

  settle(draft: Draft): Promise<Placed> {
    return Promise.resolve({ id: draft.code, stockId: draft.code });
  }
}
