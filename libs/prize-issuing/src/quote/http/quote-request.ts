import { Problem, type Identity } from '@boon/platform/http';
import { BasisPoints, Money } from '@boon/shared-kernel';
import type { QuoteOrderQuery } from '../quote-order.js';
import type { InstalmentsBody } from './instalments-dto.js';
import type { OrderBody, QuoteLineBody } from './quote-dtos.js';

type Fault = NonNullable<Problem['extras']['fields']>[number];

const NOT_YOURS = {
  code: 'unknown-field',
  message: { zh: '不允许由用户提供', en: 'is not for a shopper to say' },
};
const MISSING = {
  code: 'is-not-empty',
  message: { zh: '不能缺少', en: 'is required of a service' },
};
const PRICED_FIELDS = ['spu', 'category', 'brand', 'merchant', 'unitPrice'] as const;
const PLAN_FIELDS = ['annualRate', 'method'] as const;
const REQUIRED_FIELDS = ['spu', 'category', 'unitPrice'] as const;

/** What a caller may ask by their role; throws 400 with every field at fault. */
export function quoteRequest(body: OrderBody, caller: Identity): QuoteOrderQuery {
  return caller.role === 'user' ? askedBy(caller.sub, body) : pricedBy(body);
}

/** Prices and classes of a shopper's lines come from the directory, never from the shopper. */
function askedBy(userId: string, { lines, ...rest }: OrderBody): QuoteOrderQuery {
  const faults: Fault[] = (['userId', 'mode'] as const)
    .filter((name) => rest[name] !== undefined)
    .map((path) => ({ path, ...NOT_YOURS }));
  lines.forEach((line, index) => {
    for (const name of PRICED_FIELDS) {
      if (line[name] !== undefined) faults.push({ path: `lines[${index}].${name}`, ...NOT_YOURS });
    }
  });
  for (const name of PLAN_FIELDS) {
    if (rest.instalments?.[name] === undefined) continue;
    faults.push({ path: `instalments.${name}`, ...NOT_YOURS });
  }
  refuse(faults);
  const asked = lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity }));
  const months = rest.instalments?.months;
  return { userId, order: { asked }, instalments: months === undefined ? months : { months } };
}

function pricedBy({ userId, lines, mode, instalments }: OrderBody): QuoteOrderQuery {
  const faults: Fault[] = userId === undefined ? [{ path: 'userId', ...MISSING }] : [];
  lines.forEach((line, index) => {
    for (const name of REQUIRED_FIELDS) {
      if (line[name] === undefined) faults.push({ path: `lines[${index}].${name}`, ...MISSING });
    }
  });
  for (const name of PLAN_FIELDS) {
    if (instalments === undefined || instalments[name] !== undefined) continue;
    faults.push({ path: `instalments.${name}`, ...MISSING });
  }
  refuse(faults);
  return {
    userId: userId ?? '',
    order: { priced: lines.map(priced) },
    mode,
    instalments: instalments && plan(instalments),
  };
}

function plan({ months, annualRate = 0, method = 'flat' }: InstalmentsBody) {
  return { months, annualRate: BasisPoints.of(annualRate), method };
}

function priced(line: QuoteLineBody) {
  const { lineId, sku, quantity, spu = '', category = '', unitPrice = '0' } = line;
  return {
    ...{ lineId, sku, quantity, spu, category },
    brand: line.brand ?? null,
    merchant: line.merchant ?? null,
    unitPrice: Money.parse(unitPrice),
  };
}

function refuse(fields: readonly Fault[]): void {
  if (fields.length > 0) throw Problem.edge('request.invalid', { fields });
}
