import { Injectable } from '@nestjs/common';
import { Outbox, UnitOfWork } from '@boon/platform';
import { AuditTrail, type Doer } from '@boon/platform/database';
import { refused, type Refused } from '@boon/shared-kernel';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { stockChanged } from '../stock/stock-events.js';
import type { Gift, GiftAddress, GiftChange, GiftRefusal, Shipment } from './domain/gift.js';
import { GiftRepository } from './domain/gift.repository.js';
import { giftMoved } from './gift-events.js';

/** Who does something with a gift; its address is given by its winner alone. */
export type GiftActor = Doer;

/** What is done with a gift. */
export type GiftMoveCommand = { readonly grantId: string } & (
  | {
      readonly move: 'give-address';
      readonly address: GiftAddress;
    }
  | { readonly move: 'ship'; readonly shipment: Shipment }
  | { readonly move: 'deliver' }
  | { readonly move: 'cancel'; readonly reason: string }
);

/** The same, and who does it. */
export type ChangeGiftCommand = GiftMoveCommand & { readonly by: GiftActor };

/** The gift after it, or why nothing was done; another user's gift is unknown. */
export type ChangeGiftOutcome =
  { readonly ok: true; readonly gift: Gift } | Refused<GiftRefusal | 'gift.unknown'>;

/** Moves a gift on its way to the winner: address, shipping, arrival, or the end of it. Each is audited. */
@Injectable()
export class ChangeGift {
  constructor(
    private readonly gifts: GiftRepository,
    private readonly stocks: StockRepository,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(command: ChangeGiftCommand): Promise<ChangeGiftOutcome> {
    return this.unitOfWork.run(async () => {
      const gift = await this.gifts.findForChange(command.grantId);
      const isForeign = command.move === 'give-address' && gift?.parts.userId !== command.by.actor;
      if (gift === null || isForeign) return refused('gift.unknown');

      const changed = moved(gift, command, await this.gifts.now());
      if (!changed.ok) return changed;
      const { reopened } = await this.gifts.save(changed.gift);
      await this.audit.record({
        ...{ ...command.by, action: `gift.${command.move}`, subject: `gift:${command.grantId}` },
        ...{ before: auditedGift(gift), after: auditedGift(changed.gift) },
      });
      await this.outbox.append(giftMoved(changed.gift));
      if (reopened) await this.tellOpen(gift.parts.stockId);
      return changed;
    });
  }

  private async tellOpen(stockId: string): Promise<void> {
    const stock = await this.stocks.find(stockId);
    if (stock !== null) await this.outbox.append([stockChanged(stock)]);
  }
}

/** A gift as it may be kept for good: not where it is sent to. */
function auditedGift({ parts: { state, shipment, cancelReason } }: Gift) {
  return { state, shipment, cancelReason };
}

function moved(gift: Gift, command: ChangeGiftCommand, at: Date): GiftChange {
  switch (command.move) {
    case 'give-address':
      return gift.giveAddress(command.address, at);
    case 'ship':
      return gift.ship(command.shipment, at);
    case 'deliver':
      return gift.deliver(at);
    case 'cancel':
      return gift.cancel(command.reason, at);
  }
}
