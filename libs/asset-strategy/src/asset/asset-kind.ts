import { Injectable } from '@nestjs/common';
import { isBroughtByMerchants } from '@boon/benefit-terms/kinds';
import { AssetChanged, AssetPaused, AssetPublished } from '@boon/contracts/asset-strategy';
import { GovernedKind, type Governed, type MoveEffect } from '@boon/governance';
import type { LifecycleMove } from '@boon/governance/lifecycle';
import { ChangeStockState, OpenStock } from '@boon/prize-issuing';
import {
  BasisPoints,
  ensure,
  Money,
  refused,
  type DomainEvent,
  type Refused,
} from '@boon/shared-kernel';
import type { AssetRefusal } from './asset-refusals.js';
import type { AssetContent } from './domain/asset.js';
import { worstCaseOfAsset } from './domain/worst-case.js';

/** CNY 10 billion: beyond it a number was mistyped. */
const MOST = Money.ofFen(1_000_000_000_000n);

/** What sets an asset apart from other governed objects: going live opens a stock. */
@Injectable()
export class AssetKind extends GovernedKind<AssetContent, AssetRefusal> {
  readonly name = 'asset';
  readonly table = 'asset_strategy.asset';

  constructor(
    private readonly openStock: OpenStock,
    private readonly changeStockState: ChangeStockState,
  ) {
    super();
  }

  async check(content: AssetContent): Promise<Refused<AssetRefusal> | null> {
    const { startsAt, endsAt } = content.validity;
    if (Date.parse(endsAt) <= Date.parse(startsAt)) return refused('asset.window-empty');
    const { platform, merchantId } = content.funding;
    if (
      platform !== BasisPoints.WHOLE ||
      merchantId !== null ||
      isBroughtByMerchants(content.terms['kind'])
    ) {
      return refused('asset.not-platform-funded');
    }
    const bounded = worstCaseOfAsset(content);
    if (!bounded.ok) return bounded;
    return bounded.worstCase.compare(MOST) > 0
      ? refused('asset.too-costly', { most: MOST.toString() })
      : null;
  }

  worstCase(content: AssetContent): Money {
    const bounded = worstCaseOfAsset(content);
    ensure(bounded.ok, 'an asset was kept whose cost has no bound');
    return bounded.worstCase;
  }

  async carryOut(
    object: Governed<AssetContent>,
    move: LifecycleMove,
  ): Promise<MoveEffect | Refused<AssetRefusal>> {
    if (move === 'publish') return this.open(object);
    const moved = await this.changeStockState.follow(object.links['stockId'], move);
    return moved.ok ? { ok: true } : refused('asset.stock-closed', { code: moved.code });
  }

  eventsOf(object: Governed<AssetContent>, move: LifecycleMove, by: string): DomainEvent[] {
    const stockId = object.links['stockId'] ?? null;
    const at = object.updatedAt.toISOString();
    const changed = AssetChanged.of({
      assetId: object.id,
      version: object.version,
      state: object.state,
      name: object.content.name,
      stockId,
    });
    if (move === 'publish' && stockId !== null) {
      return [changed, AssetPublished.of({ assetId: object.id, stockId, by, publishedAt: at })];
    }
    if (move === 'pause') {
      return [changed, AssetPaused.of({ assetId: object.id, by, pausedAt: at })];
    }
    return [changed];
  }

  private async open({
    id,
    content,
  }: Governed<AssetContent>): Promise<MoveEffect | Refused<AssetRefusal>> {
    const { validity, funding, valueBudget } = content;
    const opened = await this.openStock.execute({
      assetId: id,
      name: content.name,
      terms: content.terms,
      strategy: content.strategy ?? null,
      quantity: content.quantity,
      valueBudget: valueBudget === null ? null : Money.parse(valueBudget),
      limits: content.limits,
      validity: {
        startsAt: new Date(validity.startsAt),
        endsAt: new Date(validity.endsAt),
        daysAfterClaim: validity.daysAfterClaim,
      },
      funding: {
        platform: BasisPoints.of(funding.platform),
        merchantId: funding.merchantId,
      },
      returnPolicy: content.returnPolicy,
    });
    if (!opened.ok) return refused('asset.stock-refused', { code: opened.code });
    return { ok: true, links: { stockId: opened.stockId } };
  }
}
