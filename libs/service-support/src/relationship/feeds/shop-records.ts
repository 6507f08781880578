import type { Product } from '../domain/product.js';
import type { FedBehaviour, FedMembership, FedOrder, FedUser } from './feed-lines.js';

/**
 * The copy of what the shop told. Each method is one set-based step within the ambient unit of work; the
 * keys of its rows differ from each other.
 */
export abstract class ShopRecords {
  abstract putProducts(products: readonly Product[]): Promise<void>;

  abstract putUsers(users: readonly FedUser[]): Promise<void>;

  /** Keeps new orders and works out the users' order facts; answers the ids that differ from the record. */
  abstract putOrders(orders: readonly FedOrder[]): Promise<readonly string[]>;

  abstract putMemberships(memberships: readonly FedMembership[]): Promise<void>;

  /** Keeps the latest of each link and view, and works out what the users' states say of them. */
  abstract putBehaviours(behaviours: readonly FedBehaviour[]): Promise<void>;
}
