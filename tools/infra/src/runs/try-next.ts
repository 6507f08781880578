/** Where the lines are to go. */
export interface TryNextUrls {
  readonly placement: string;
  readonly issuing: string;
  readonly issuer: string;
}

/** What to try next on the seeded demo data: lines for sh that work as printed, any number of times. */
export function tryNext({ placement, issuing, issuer }: TryNextUrls): string {
  const json = `-H 'content-type: application/json'`;
  return `  WHO=shopper-$$-$(date +%s)
  ME="authorization: Bearer $(curl -s "${issuer}/tokens?role=user&sub=$WHO")"
  SHOP="authorization: Bearer $(curl -s '${issuer}/tokens?role=service&sub=shop&scopes=orders')"
  field() { node -pe "var v = JSON.parse(require('fs').readFileSync(0)).$1; typeof v == 'object' ? JSON.stringify(v) : v"; }

  # 1. A new shopper opens the shop: the popup gives a coupon by itself, the wallet has it, the inbox tells
  curl -s ${placement}/v1/decisions -H "$ME" ${json} -d '{"slots":[{"slot":"home.popup"}]}'; sleep 1; echo
  curl -s ${issuing}/v1/users/$WHO/wallet -H "$ME"; echo
  curl -s ${issuing}/v1/users/$WHO/inbox -H "$ME"; echo

  # 2. On the page of a face mask (CNY 109) a coupon is offered, and claimed with one tap
  CLAIM=$(curl -s ${placement}/v1/decisions -H "$ME" ${json} -d '{"slots":[{"slot":"pdp.any","sku":"masks-01-a"}]}' | field 'slots[0].winners[0].claim')
  curl -s ${issuing}/v1/claims -H "$ME" ${json} -H "idempotency-key: $(printf %s "$CLAIM" | field claimKey)" -d "{\\"token\\":\\"$(printf %s "$CLAIM" | field token)\\"}"; echo

  # 3. The shop prices the order, locks the benefits, confirms the payment, and takes the mask back
  LINES='[{"lineId":"1","sku":"masks-01-a","spu":"masks-01","category":"beauty/skincare/masks","brand":"polai","merchant":"m-beauty-1","quantity":1,"unitPrice":"10900"}]'
  QUOTE=$(curl -s ${issuing}/v1/quotes -H "$SHOP" ${json} -d "{\\"userId\\":\\"$WHO\\",\\"lines\\":$LINES}"); printf '%s\\n' "$QUOTE"
  ORDER=$(curl -s ${issuing}/v1/redemptions -H "$SHOP" ${json} -H "idempotency-key: lock-$WHO" -d "{\\"orderId\\":\\"order-$WHO\\",\\"userId\\":\\"$WHO\\",\\"lines\\":$LINES,\\"expectedPayable\\":\\"$(printf %s "$QUOTE" | field payable)\\"}" | field id)
  curl -s -X POST ${issuing}/v1/redemptions/$ORDER/confirm -H "$SHOP" -H "idempotency-key: confirm-$WHO"; echo
  curl -s ${issuing}/v1/redemptions/$ORDER/returns -H "$SHOP" ${json} -H "idempotency-key: return-$WHO" -d '{"lines":[{"lineId":"1","quantity":1}]}'; echo
`;
}
