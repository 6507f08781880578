import type { Scope, Terms } from '../boon/types.js';
import { foldOf, percentOf, yuan, yuanParts } from '../format/money.js';
import type { Speaker } from '../i18n/language-context.js';
import type { TicketKind } from './kind.js';

/** The large figure of a ticket. */
export interface Figure {
  readonly before: string;
  readonly value: string;
  readonly after: string;
}

/** What a ticket says: everything in it comes from the terms. */
export interface TicketFace {
  readonly figure: Figure | null;
  readonly condition: string;
  readonly scope: string;
}

/** Names that the terms only hold as codes. */
export interface Names {
  readonly category: (path: string) => string;
}

/** Reads the terms of a kind as they are printed on its ticket. */
export function faceOf(kind: TicketKind, terms: Terms, speaker: Speaker, names: Names): TicketFace {
  const { say } = speaker;
  switch (kind) {
    case 'interest-free':
      return {
        figure: {
          before: '',
          value: (terms.months ?? []).join('/'),
          after: say('terms.months.unit'),
        },
        condition: terms.cap ? say('terms.waives', { cap: yuan(terms.cap) }) : '',
        scope: scopeText(terms.scope, speaker, names),
      };
    case 'subsidy':
      return {
        figure: amountFigure(terms),
        condition: say('terms.subsidy'),
        scope: say('terms.scope.all'),
      };
    case 'physical-gift':
      return { figure: null, condition: say('terms.gift'), scope: '' };
    case 'event-item':
      return { figure: null, condition: say('terms.event'), scope: terms.name ?? '' };
    case 'lottery':
      return { figure: null, condition: say('terms.lottery'), scope: '' };
    default:
      return {
        figure: reductionFigure(terms, speaker),
        condition: conditionOf(terms, speaker),
        // A voucher covers its merchant's goods, whatever else its scope says.
        scope: scopeText(terms.scope, speaker, names, kind === 'voucher' ? 'merchants' : 'all'),
      };
  }
}

function reductionFigure(terms: Terms, { language }: Speaker): Figure | null {
  if (terms.percent === undefined) return amountFigure(terms);
  return language === 'zh'
    ? { before: '', value: foldOf(terms.percent), after: '折' }
    : { before: '', value: percentOf(terms.percent).replace('%', ''), after: '%' };
}

function amountFigure({ amount }: Terms): Figure | null {
  if (amount === undefined) return null;
  const { whole, cents } = yuanParts(amount);
  return { before: '¥', value: cents === '00' ? whole : `${whole}.${cents}`, after: '' };
}

function conditionOf({ threshold, cap }: Terms, { say }: Speaker): string {
  const needs =
    threshold && threshold !== '0'
      ? say('terms.over', { threshold: yuan(threshold) })
      : say('terms.none');
  return cap ? `${needs} · ${say('terms.cap', { cap: yuan(cap) })}` : needs;
}

function scopeText(
  scope: Scope | undefined,
  { say }: Speaker,
  names: Names,
  whole: 'all' | 'merchants' = 'all',
): string {
  if (scope?.skus?.length || scope?.spus?.length) return say('terms.scope.products');
  if (scope?.categories?.length) {
    return say('terms.scope.categories', { names: listed(scope.categories.map(names.category)) });
  }
  if (scope?.brands?.length) return say('terms.scope.brands', { names: listed(scope.brands) });
  return say(`terms.scope.${scope?.merchants?.length ? 'merchants' : whole}`);
}

function listed(names: readonly string[]): string {
  return names.length > 2 ? `${names.slice(0, 2).join('、')}…` : names.join('、');
}
