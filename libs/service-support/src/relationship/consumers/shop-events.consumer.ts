import { Controller } from '@nestjs/common';
import {
  BehaviourRecorded,
  OrderPaid,
  OrderReturned,
  ProductChanged,
  UserChanged,
} from '@boon/contracts/service-support';
import { Consumes } from '@boon/platform/events';
import { InvariantViolated } from '@boon/shared-kernel';
import type { FeedOutcome } from '../feeds/feed.js';
import { TakeFeed } from '../feeds/take-feed.js';

/** The group that follows the shop. */
export const RELATIONSHIP_GROUP = 'relationship';

// Feeds change nothing when they are told the same again, and refresh states after their own commit.
const BY_ITSELF = { inbox: false } as const;

/** Takes over what the shop tells on the bus: the same lines as its feeds. */
@Controller()
export class ShopEventsConsumer {
  constructor(private readonly feed: TakeFeed) {}

  @Consumes(ProductChanged, RELATIONSHIP_GROUP, BY_ITSELF)
  async product(payload: object): Promise<void> {
    taken(await this.feed.products(JSON.stringify(payload)));
  }

  @Consumes(UserChanged, RELATIONSHIP_GROUP, BY_ITSELF)
  async user(payload: object): Promise<void> {
    taken(await this.feed.users(JSON.stringify(payload)));
  }

  @Consumes(OrderPaid, RELATIONSHIP_GROUP, BY_ITSELF)
  async paid(payload: object): Promise<void> {
    taken(await this.feed.orders(JSON.stringify(payload)));
  }

  @Consumes(OrderReturned, RELATIONSHIP_GROUP, BY_ITSELF)
  async returned(payload: object): Promise<void> {
    taken(await this.feed.orders(JSON.stringify(payload)));
  }

  @Consumes(BehaviourRecorded, RELATIONSHIP_GROUP, BY_ITSELF)
  async behaviour(payload: object): Promise<void> {
    taken(await this.feed.behaviours(JSON.stringify(payload)));
  }
}

/** A line that is refused goes to the dead letters, with its fault as the cause. */
function taken(outcome: FeedOutcome): void {
  if (!outcome.ok) throw new InvariantViolated(`the shop's event was refused: ${outcome.code}`);
  const fault = outcome.results.find(({ ok }) => !ok);
  if (fault && !fault.ok) {
    throw new InvariantViolated(`the shop's event was refused: ${fault.code} ${fault.field}`);
  }
}
