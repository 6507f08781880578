import { BENEFITS } from './texts/benefits.js';
import { FAULTS } from './texts/faults.js';
import { ORDERS } from './texts/orders.js';
import { SHELL } from './texts/shell.js';
import { SHOPPING } from './texts/shopping.js';
import { WHY } from './texts/why.js';

/** Every sentence of the page, once per language: one that lacks a language does not compile. */
export const TEXTS = { ...SHELL, ...SHOPPING, ...BENEFITS, ...ORDERS, ...WHY, ...FAULTS };

/** The name of a sentence. */
export type TextKey = keyof typeof TEXTS;

/** Whether there is a sentence of that name. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(TEXTS, key);
}
