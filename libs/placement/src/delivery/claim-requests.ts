import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ClaimRequested, type ClaimRequestedPayload } from '@boon/contracts/prize-issuing';
import { Outbox, UnitOfWork } from '@boon/platform';
import { WriteBehind } from './write-behind.js';

/** Sends auto-claims on their way without ever making a page wait. */
@Injectable()
export class ClaimRequests implements OnModuleDestroy {
  private readonly waiting: WriteBehind<ClaimRequestedPayload>;

  constructor(outbox: Outbox, unitOfWork: UnitOfWork) {
    this.waiting = new WriteBehind<ClaimRequestedPayload>({
      name: ClaimRequests.name,
      flush: (rows) =>
        unitOfWork.run(() => outbox.append(rows.map((row) => ClaimRequested.of(row)))),
    });
  }

  /** Takes a request in; it is durable about 50 ms later. */
  send(request: ClaimRequestedPayload): void {
    this.waiting.add(request);
  }

  onModuleDestroy(): Promise<void> {
    return this.waiting.close();
  }
}
