import { givenBack, portionReturned } from '@boon/benefit-terms';
import { Money, refused, type Refused } from '@boon/shared-kernel';
import type { GrantGivenBack } from './grant-given-back.js';
import { lotsRefilled } from './lots-refilled.js';
import type { Redemption, RedemptionLine, RedemptionLot } from './redemption.js';

/** Units of a line that come back. */
export interface ReturnedUnits {
  readonly lineId: string;
  readonly quantity: number;
}

/** What a return comes to. */
export interface ReturnAccount {
  /** The lines that came back, with what the shopper had paid for these units, and of interest for them. */
  readonly lines: readonly (ReturnedUnits & {
    readonly refund: Money;
    readonly interest: Money;
  })[];
  /** The grants that had a share in them. */
  readonly grants: readonly GrantGivenBack[];
  /** Units returned so far of every line, this return included. */
  readonly returned: ReadonlyMap<string, number>;
  /** What came back so far of every lot, this return included. */
  readonly lots: readonly RedemptionLot[];
}

/** Works out a return by the stored split; nothing is repriced. Lines named twice count together. */
export function returnLines(
  redemption: Redemption,
  units: readonly ReturnedUnits[],
): { readonly ok: true; readonly account: ReturnAccount } | Refused<ReturnRefusal> {
  if (redemption.state !== 'confirmed') return refused('redemption.not-confirmed');

  const now = new Map<string, number>();
  for (const { lineId, quantity } of units) now.set(lineId, (now.get(lineId) ?? 0) + quantity);
  const lines = new Map(redemption.parts.lines.map((line) => [line.lineId, line]));
  for (const [lineId, quantity] of now) {
    const line = lines.get(lineId);
    if (line === undefined) return refused('return.line-unknown', { lineId });
    const left = line.quantity - line.returned;
    if (quantity > left) return refused('return.too-many', { lineId, left });
  }
  return { ok: true, account: accountOf(redemption, now) };
}

/** Why lines cannot be returned. */
export type ReturnRefusal = 'redemption.not-confirmed' | 'return.line-unknown' | 'return.too-many';

function accountOf(redemption: Redemption, now: ReadonlyMap<string, number>): ReturnAccount {
  const { lines } = redemption.parts;
  const nowOf = (line: RedemptionLine): number => now.get(line.lineId) ?? 0;
  const returned = new Map(lines.map((line) => [line.lineId, line.returned + nowOf(line)]));
  const whole = redemption.uses
    .filter(({ inParts }) => !inParts)
    .filter(({ grantId }) => sharesOf(redemption, grantId).some(({ lineId }) => now.has(lineId)))
    .map(({ grantId }) => grantGivenBack(redemption, grantId, now, returned));
  const refilled = lotsRefilled(redemption, nowOf);
  return {
    lines: lines
      .filter((line) => now.has(line.lineId))
      .map((line) => ({
        lineId: line.lineId,
        quantity: nowOf(line),
        refund: portionReturned(line.payable, unitsOf(line, nowOf(line))),
        interest: portionReturned(line.interest, unitsOf(line, nowOf(line))),
      })),
    grants: [...whole, ...refilled],
    returned,
    lots: redemption.parts.lots.map((lot) => {
      const back = refilled.find(({ grantId }) => grantId === lot.grantId);
      const more = back === undefined ? Money.ZERO : back.platform.plus(back.merchant);
      return { ...lot, returned: lot.returned.plus(more) };
    }),
  };
}

function grantGivenBack(
  redemption: Redemption,
  grantId: string,
  now: ReadonlyMap<string, number>,
  returned: ReadonlyMap<string, number>,
): GrantGivenBack {
  const lines = new Map(redemption.parts.lines.map((line) => [line.lineId, line]));
  const own = sharesOf(redemption, grantId).flatMap((share) => {
    const line = lines.get(share.lineId);
    return line === undefined ? [] : [{ share, line }];
  });
  const parts = own.map(({ share, line }) =>
    givenBack(share, unitsOf(line, now.get(line.lineId) ?? 0)),
  );
  return {
    grantId,
    platform: Money.sum(parts.map((part) => part.platform)),
    merchant: Money.sum(parts.map((part) => part.merchant)),
    isFullyReturned: own.every(({ line }) => returned.get(line.lineId) === line.quantity),
    inParts: false,
  };
}

function sharesOf(redemption: Redemption, grantId: string): Redemption['parts']['shares'] {
  return redemption.parts.shares.filter((share) => share.grantId === grantId);
}

function unitsOf(
  line: RedemptionLine,
  now: number,
): { quantity: number; before: number; now: number } {
  return { quantity: line.quantity, before: line.returned, now };
}
