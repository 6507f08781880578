import { isId, Money } from '@boon/shared-kernel';
import { z } from 'zod';

export const id = z.string().refine(isId, 'must be a UUID');
export const userId = z.string().min(1).max(64);
export const fen = z.string().refine(Money.isWireForm, 'must be a decimal string of fen');
export const instant = z.iso.datetime();
export const bilingual = z.object({ zh: z.string().max(200), en: z.string().max(200) });
export const basisPoints = z.int().min(0).max(10_000);

/** Who pays for a benefit: the platform's part in basis points, the merchant bears the rest. */
export const funding = z.object({
  platform: basisPoints,
  merchantId: z.string().max(64).nullable(),
});

/** Terms as benefit-terms writes them; that lib checks them in full. */
export const terms = z.looseObject({ kind: z.string().max(40) });

/** A text in both languages. */
export type Bilingual = z.output<typeof bilingual>;
