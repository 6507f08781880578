import type { Bilingual } from '../i18n/language.js';

/** A demo shopper that one can be. */
export interface Persona {
  readonly id: string;
  readonly userId: string;
  readonly name: Bilingual;
  readonly stage: string;
  readonly about: Bilingual;
}

/** What the shop offers. */
export interface ShopConfig {
  readonly shopName: Bilingual;
  readonly personas: readonly Persona[];
  readonly instalments: readonly { readonly months: number; readonly annualRateBp: number }[];
}

/** Who one is now, and the token that says so. */
export interface ShopSession {
  readonly userId: string;
  readonly role: 'user' | 'visitor';
  readonly token: string;
  readonly expiresAt: string;
  readonly persona: Persona | null;
}

/** What a generated picture is made from. */
export interface Art {
  readonly seed: number | string;
  readonly shape: number | string;
  readonly hue: number;
}

/** A product of the shop. */
export interface Product {
  readonly sku: string;
  readonly spu: string;
  readonly name: Bilingual;
  readonly categoryPath: string;
  readonly brand: string;
  readonly brandName: Bilingual;
  readonly merchantId: string;
  readonly merchantName: Bilingual;
  readonly priceFen: string;
  readonly sales: number;
  readonly art: Art;
}

/** A product with what goes with it. */
export interface ProductDetail extends Product {
  readonly related: readonly Product[];
}

/** A page of products. */
export interface ProductPage {
  readonly items: readonly Product[];
  readonly next: string | null;
  /** Null when over 10,000, and from the second page on. */
  readonly total: number | null;
}

/** What completes what is being typed. */
export interface Suggestion {
  readonly text: string;
  readonly name: Bilingual;
  readonly kind: 'product' | 'category' | 'brand';
  readonly sku?: string;
  readonly path?: string;
  readonly brand?: string;
}

/** A branch of the category tree. */
export interface Category {
  readonly path: string;
  readonly name: Bilingual;
  readonly count: number;
  readonly children: readonly Category[];
}

/** A line of the cart. */
export interface CartLine {
  readonly lineId: string;
  readonly product: Product;
  readonly quantity: number;
  readonly amount: string;
}

/** What one is about to buy. */
export interface Cart {
  readonly lines: readonly CartLine[];
  readonly amount: string;
}

/** A line of an order. */
export interface OrderLine {
  readonly lineId: string;
  readonly product: Product;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly amount: string;
  readonly discount: string;
  readonly returned: number;
}

/** A benefit that an order used. */
export interface OrderBenefit {
  readonly grantId: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly discount: string;
  readonly platform: string;
  readonly merchant: string;
}

/** What a return gives back of one benefit. */
export interface GivenBack {
  readonly grantId: string;
  readonly amount: string;
  readonly restored: boolean;
  readonly state: string;
}

/** A return of some units. */
export interface OrderReturn {
  readonly returnId: string;
  readonly returnedAt: string;
  readonly refund: string;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly givenBack: readonly GivenBack[];
}

/** The instalment plan of an order. */
export interface OrderInstalments {
  readonly months: number;
  readonly interest: string;
  readonly waived: string;
}

/** A paid order. */
export interface Order {
  readonly orderId: string;
  readonly placedAt: string;
  readonly state: 'paid' | 'partly-returned' | 'returned' | 'cancelled' | 'placing';
  readonly lines: readonly OrderLine[];
  readonly amount: string;
  readonly discount: string;
  readonly subsidy: string;
  readonly payable: string;
  readonly instalments: OrderInstalments | null;
  readonly benefits: readonly OrderBenefit[];
  readonly returns: readonly OrderReturn[];
}

/** A return that was just made. */
export interface ReturnMade extends OrderReturn {
  readonly order: Order;
}
