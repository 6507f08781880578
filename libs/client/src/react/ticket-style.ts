/**
 * The default ticket's look. `:where` has no weight, so any rule of the shop's own wins; colours are custom
 * properties. It is adopted by script as a constructed sheet: no inline style, so a strict CSP lets it pass.
 */
const CSS = `
:where(.boon-ticket){--boon-ink:#1f2328;--boon-paper:#fff;--boon-tint:#d4380d;--boon-soft:#fff2e8;display:flex;max-width:26rem;min-height:5.5rem;color:var(--boon-ink);background:var(--boon-paper);border:1px solid color-mix(in srgb,var(--boon-tint) 35%,transparent);border-radius:.75rem;overflow:hidden;font:inherit;line-height:1.35}
:where(.boon-ticket[data-kind=voucher]){--boon-tint:#0958d9;--boon-soft:#e6f4ff}
:where(.boon-ticket[data-kind=subsidy]){--boon-tint:#cf1322;--boon-soft:#fff1f0}
:where(.boon-ticket[data-kind=interest-free]){--boon-tint:#237804;--boon-soft:#f6ffed}
:where(.boon-ticket[data-kind=physical-gift],.boon-ticket[data-kind=event-item]){--boon-tint:#531dab;--boon-soft:#f9f0ff}
:where(.boon-ticket__face){display:flex;flex-direction:column;justify-content:center;align-items:center;min-width:6.5rem;padding:.75rem;text-align:center;color:var(--boon-tint);background:var(--boon-soft);border-right:2px dashed color-mix(in srgb,var(--boon-tint) 45%,transparent)}
:where(.boon-ticket__face strong){font-size:1.5rem;white-space:nowrap}
:where(.boon-ticket__face small){font-size:.75rem}
:where(.boon-ticket__body){display:flex;flex:1;flex-direction:column;gap:.25rem;justify-content:center;padding:.75rem 1rem;min-width:0}
:where(.boon-ticket__name){font-weight:600;overflow-wrap:anywhere}
:where(.boon-ticket__price){font-size:.875rem}
:where(.boon-ticket__price s){opacity:.75}
:where(.boon-ticket__problem){font-size:.8125rem;margin:0}
:where(.boon-ticket button){align-self:flex-start;min-height:2.25rem;padding:.25rem 1.125rem;font:inherit;font-weight:600;color:#fff;background:var(--boon-tint);border:0;border-radius:99rem;cursor:pointer}
:where(.boon-ticket button:disabled){cursor:default;color:var(--boon-ink);background:color-mix(in srgb,var(--boon-ink) 12%,transparent)}
:where(.boon-ticket--skeleton){opacity:.5}
@media (prefers-color-scheme:dark){:where(.boon-ticket){--boon-ink:#f0f0f0;--boon-paper:#1f1f1f;--boon-soft:#2b1d11;--boon-tint:#e8763a}:where(.boon-ticket button){color:#141414}:where(.boon-ticket button:disabled){color:var(--boon-ink)}:where(.boon-ticket[data-kind=voucher]){--boon-tint:#69b1ff;--boon-soft:#111d2c}:where(.boon-ticket[data-kind=subsidy]){--boon-tint:#ff7875;--boon-soft:#2a1215}:where(.boon-ticket[data-kind=interest-free]){--boon-tint:#95de64;--boon-soft:#162312}:where(.boon-ticket[data-kind=physical-gift],.boon-ticket[data-kind=event-item]){--boon-tint:#b37feb;--boon-soft:#1a1325}}
`;

let isAdopted = false;

/** Puts the ticket's style into the page, once; pages that cannot take it show plain tickets. */
export function adoptTicketStyle(): void {
  if (isAdopted || typeof document === 'undefined') return;
  isAdopted = true;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    document.adoptedStyleSheets.push(sheet);
  } catch {
    // An older browser: the words are there all the same.
  }
}
