import { DEMO_OPERATORS, type Operators } from '../api/actors.js';
import type { BoonApi } from '../api/boon-api.js';
import type { Draft } from '../benefits/drafts.js';
import { GoLive } from '../benefits/go-live.js';
import type { RejectedLine } from '../feeds/feed-answer.js';
import type { FeedContents, FeedName } from '../feeds/feed-lines.js';
import { sendBatch } from '../feeds/send-feed.js';
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

  settle(draft: Draft): Promise<Placed> {
    return this.goLive.settle(draft);
  }
}

/** Writes nowhere: shows what an import would do. */
export class DryRunTarget extends ImportTarget {
  send(): Promise<RejectedLine[]> {
    return Promise.resolve([]);
  }

  settle(draft: Draft): Promise<Placed> {
    return Promise.resolve({ id: draft.code, stockId: draft.code });
  }
}
