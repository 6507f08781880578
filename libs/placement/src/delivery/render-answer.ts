import type { DecisionAnswer, OfferAnswer, SlotAnswer, WinnerAnswer } from './delivered.js';

/**
 * The JSON of an answer, byte for byte what `JSON.stringify` makes of it: names and terms, which are the same
 * objects from one decision to the next, are rendered once.
 */
export function renderAnswer(answer: DecisionAnswer): string {
  const { decisionId, decidedAt, catalogueVersion, valuation, degraded, slots } = answer;
  const reason = degraded.length === 0 ? '[]' : JSON.stringify(degraded);
  let text = `{"decisionId":"${decisionId}","decidedAt":"${decidedAt}","catalogueVersion":${quoted(
    catalogueVersion,
  )},"valuation":${quoted(valuation)},"degraded":${reason},"slots":[`;
  for (let at = 0; at < slots.length; at += 1) {
    if (at > 0) text += ',';
    text += renderSlot(slots[at] as SlotAnswer);
  }
  return `${text}]}`;
}

function renderSlot({
  slot,
  answeredAs,
  winners,
  runnersUp,
  fallback,
  reasons,
}: SlotAnswer): string {
  let text = `{"slot":${quoted(slot)},"answeredAs":${quoted(answeredAs)},"winners":[`;
  for (let at = 0; at < winners.length; at += 1) {
    if (at > 0) text += ',';
    text += renderWinner(winners[at] as WinnerAnswer);
  }
  text += '],"runnersUp":[';
  for (let at = 0; at < runnersUp.length; at += 1) {
    if (at > 0) text += ',';
    text += `${renderOffer(runnersUp[at] as OfferAnswer)}}`;
  }
  const shown = fallback === null ? 'null' : constant(fallback);
  const why = reasons === undefined ? '' : `,"reasons":${JSON.stringify(reasons)}`;
  return `${text}],"fallback":${shown}${why}}`;
}

function renderWinner(winner: WinnerAnswer): string {
  const { claim, exposureToken } = winner;
  return `${renderOffer(winner)},"exposureToken":${tokenText(exposureToken)},"claim":${renderClaim(claim)}}`;
}

/** Tokens have no character that JSON would escape. */
export function tokenText(token: string | null): string {
  return token === null ? 'null' : `"${token}"`;
}

/** What claiming a winner takes. */
export function renderClaim(claim: WinnerAnswer['claim']): string {
  if (claim === null) return 'null';
  const { state, token, claimKey } = claim;
  return `{"state":"${state}","token":${tokenText(token)},"claimKey":${quoted(claimKey)}}`;
}

/** Without its closing brace. */
export function renderOffer(offer: OfferAnswer): string {
  const { stockId, schemeId, planId, name, kind, terms, mode, sku } = offer;
  const { skus, hook, waives, priceAfterBenefit } = offer;
  return (
    `{"stockId":"${stockId}","schemeId":"${schemeId}","planId":"${planId}","name":${constant(name)},` +
    `"kind":"${kind}","terms":${constant(terms)},"mode":"${mode}",` +
    `"sku":${sku === null ? 'null' : quoted(sku)},"skus":${skus.length === 0 ? '[]' : JSON.stringify(skus)},` +
    `"hook":${renderHook(hook)},` +
    `"waives":${waives === null ? 'null' : JSON.stringify(waives)},"priceAfterBenefit":${renderPrice(priceAfterBenefit)}`
  );
}

/** A lottery is the plan's own object; the others are made for each shopper. */
function renderHook(hook: OfferAnswer['hook']): string {
  if (hook === null) return 'null';
  return hook.kind === 'lottery' ? constant(hook) : JSON.stringify(hook);
}

function renderPrice(price: OfferAnswer['priceAfterBenefit']): string {
  if (price === null) return 'null';
  const { unitPrice, discount, payable } = price;
  return `{"unitPrice":"${unitPrice}","discount":"${discount}","payable":"${payable}"}`;
}

const PLAIN = /^[\w.:/ -]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Objects of the catalogue never change: their JSON is made once and goes when they go. */
const rendered = new WeakMap<object, string>();

function constant(value: object): string {
  const known = rendered.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  rendered.set(value, text);
  return text;
}
