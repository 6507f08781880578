import type { Refused } from '@boon/shared-kernel';
import type { CartLine } from './domain/cart.js';

/** What became of a change to a cart. */
export type CartChange = { readonly ok: true } | Refused<'cart.full' | 'shop.sku-unknown'>;

/** The carts of all users and visitors. */
export abstract class Carts {
  /** In the order in which things were put in; what the shop sells no more is left out. */
  abstract read(userId: string): Promise<CartLine[]>;

  /** Sets how many of a product are in the cart; 0 takes it out. */
  abstract put(userId: string, sku: string, quantity: number): Promise<CartChange>;

  abstract clear(userId: string): Promise<void>;

  /** Keeps everybody else from changing or ordering this cart until the ambient transaction ends. */
  abstract hold(userId: string): Promise<void>;

  /** Takes out what was ordered; what was put in meanwhile stays. */
  abstract takeOut(
    userId: string,
    ordered: readonly { readonly sku: string; readonly quantity: number }[],
  ): Promise<void>;

  /** Puts what is in one cart into another; the first is empty then. */
  abstract moveAlong(from: string, to: string): Promise<void>;
}
