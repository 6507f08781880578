import { isId } from '@boon/shared-kernel';

type Fields = Readonly<Record<string, unknown>>;

const FIELDS = 11;
const FIELDS_OF_ITEM = 3;
const MOST_ITEMS = 20;
const MOST_ACCOUNTS = 20;
const LONGEST_ACCOUNT = 120;
const [MOST_CAPS, LONGEST_CAP, FIELDS_OF_CAP] = [20, 120, 2];
/** As `toISOString` writes it, of a day that every such month has. */
const INSTANT =
  /^\d{4}-(?:(?:0[13-9]|1[0-2])-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/**
 * Whether a payload is surely one of a claim token as placement usually writes it: no field too many, static stocks.
 * Says no where in doubt: the schema judges then. A rush of claims is spared the schema.
 */
export function isPlainClaimToken(payload: unknown): boolean {
  if (!isRecord(payload) || !isShown(payload)) return false;
  const { id, subject, items, pack, budgetAccounts } = payload;
  if (!isId(id) || !isText(subject, 64) || subject === '') return false;
  if (pack !== 'all' && pack !== 'available') return false;
  if (!Array.isArray(budgetAccounts) || !areAccounts(budgetAccounts)) return false;
  return Array.isArray(items) && areItems(items) && isPlaced(payload);
}

/** Of the decision that offered it, or of none; and no field beside those that are judged here. */
function isShown(payload: Fields): boolean {
  const { decisionId, planId, hardCaps } = payload;
  if (decisionId !== undefined && !isId(decisionId)) return false;
  if (planId !== undefined && !isId(planId)) return false;
  if (hardCaps !== undefined && !areCaps(hardCaps)) return false;
  const given = [decisionId, planId, hardCaps].filter((field) => field !== undefined).length;
  return Object.keys(payload).length === FIELDS + given;
}

function areCaps(caps: unknown): boolean {
  if (!Array.isArray(caps) || caps.length > MOST_CAPS) return false;
  return (caps as readonly unknown[]).every((cap) => {
    if (!isRecord(cap) || Object.keys(cap).length !== FIELDS_OF_CAP) return false;
    return (
      isText(cap['name'], LONGEST_CAP) && (cap['period'] === 'day' || cap['period'] === 'month')
    );
  });
}

function areAccounts(accounts: readonly unknown[]): boolean {
  if (accounts.length > MOST_ACCOUNTS) return false;
  for (const account of accounts) if (!isText(account, LONGEST_ACCOUNT)) return false;
  return true;
}

function isPlaced({ schemeId, arm, channel, slot, issuedAt, expiresAt }: Fields): boolean {
  if (schemeId !== null && !isId(schemeId)) return false;
  if (arm !== null && !isText(arm, 40)) return false;
  return isText(channel, 40) && isText(slot, 80) && isInstant(issuedAt) && isInstant(expiresAt);
}

function areItems(items: readonly unknown[]): boolean {
  if (items.length === 0 || items.length > MOST_ITEMS) return false;
  for (const item of items) {
    if (!isRecord(item) || Object.keys(item).length !== FIELDS_OF_ITEM) return false;
    const { stockId, version, resolvedTerms } = item;
    if (!isId(stockId) || resolvedTerms !== null) return false;
    if (!Number.isSafeInteger(version) || (version as number) <= 0) return false;
  }
  return true;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, longest: number): boolean {
  return typeof value === 'string' && value.length <= longest;
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && INSTANT.test(value);
}
