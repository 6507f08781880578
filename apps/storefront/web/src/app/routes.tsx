import { lazy } from 'react';
import type { ComponentType } from 'react';

/** A page by its address; each is a script of its own, loaded when it is first visited. */
export const ROUTES: readonly { readonly path: string; readonly page: ComponentType }[] = [
  {
    path: '/',
    page: lazy(async () => ({ default: (await import('../pages/home/home-page.js')).HomePage })),
  },
  {
    path: '/search',
    page: lazy(async () => ({
      default: (await import('../pages/search/search-page.js')).SearchPage,
    })),
  },
  {
    path: '/p/:sku',
    page: lazy(async () => ({
      default: (await import('../pages/product/product-page.js')).ProductPage,
    })),
  },
  {
    path: '/hall',
    page: lazy(async () => ({ default: (await import('../pages/hall/hall-page.js')).HallPage })),
  },
  {
    path: '/cart',
    page: lazy(async () => ({ default: (await import('../pages/cart/cart-page.js')).CartPage })),
  },
  {
    path: '/checkout',
    page: lazy(async () => ({
      default: (await import('../pages/checkout/checkout-page.js')).CheckoutPage,
    })),
  },
  {
    path: '/orders',
    page: lazy(async () => ({
      default: (await import('../pages/orders/orders-page.js')).OrdersPage,
    })),
  },
  {
    path: '/orders/:orderId',
    page: lazy(async () => ({
      default: (await import('../pages/orders/order-page.js')).OrderPage,
    })),
  },
  {
    path: '/wallet',
    page: lazy(async () => ({
      default: (await import('../pages/wallet/wallet-page.js')).WalletPage,
    })),
  },
  {
    path: '/inbox',
    page: lazy(async () => ({ default: (await import('../pages/inbox/inbox-page.js')).InboxPage })),
  },
  {
    path: '/me',
    page: lazy(async () => ({ default: (await import('../pages/me/me-page.js')).MePage })),
  },
];
