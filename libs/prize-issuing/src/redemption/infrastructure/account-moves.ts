import type { AccountMove } from '@boon/service-support/budgets';

/** A grant as the budgets that it is charged to see it. */
export interface ChargedGrant {
  readonly stockId: string;
  /** Fen that are reserved for it. */
  readonly reserved: bigint;
  /** Ids of the shared budgets that pay for it. */
  readonly accounts: readonly string[];
}

type Words = Pick<AccountMove, 'cause' | 'free' | 'reserved' | 'spent' | 'released'>;

/** Reserved becomes spent as far as it was used; the rest is free again. */
export function usedOf({ reserved }: ChargedGrant, fen: bigint): Words {
  return { cause: 'use', free: reserved - fen, reserved: -reserved, spent: fen, released: 0n };
}

/** Of a lot only what is drawn moves: the rest stays reserved. */
export function drawnOf(_: ChargedGrant, fen: bigint): Words {
  return { cause: 'use', free: 0n, reserved: -fen, spent: fen, released: 0n };
}

/** What comes back to a lot may be drawn again. */
export function refilledOf(_: ChargedGrant, fen: bigint): Words {
  return { cause: 'return', free: 0n, reserved: fen, spent: -fen, released: 0n };
}

/** What a return gives back is free. */
export function returnedOf(_: ChargedGrant, fen: bigint): Words {
  return { cause: 'return', free: fen, reserved: 0n, spent: -fen, released: 0n };
}

/** A stock that was stopped gives its money back; a budget that others share has it free again. */
export function expiredOf({ reserved }: ChargedGrant): Words {
  return { cause: 'expiry', free: reserved, reserved: -reserved, spent: 0n, released: 0n };
}

/** The same move in each of a grant's accounts. */
export function inAccounts({ accounts, stockId }: ChargedGrant, words: Words): AccountMove[] {
  return accounts.map((accountId) => ({ accountId, stockId, ...words }));
}
