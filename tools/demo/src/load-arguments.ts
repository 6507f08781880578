import { parseArgs } from 'node:util';

/** What `demo:load` was asked to do. */
export interface LoadArguments {
  readonly path: string;
  readonly api: string;
  readonly issuer: string;
  readonly shop: string;
  /** Null: all. */
  readonly coupons: number | null;
  readonly dryRun: boolean;
  /** Forget what an earlier run did. */
  readonly fresh: boolean;
  /** Where the state and the rows at fault are kept. */
  readonly stateDir: string;
}

/** The command line is wrong; the message says how it should be. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

const USAGE = `npm run demo:load -- FOLDER [options]

  FOLDER            a retailer's CSV files: tools/demo/FORMAT.md
  --api URL         operations API          (API_URL, else http://127.0.0.1:3000)
  --issuer URL      demo token issuer       (ISSUER_URL, else http://127.0.0.1:3900)
  --shop URL        the demo shop           (SHOP_URL, else where the API is)
  --coupons N       at most N coupons become benefits, from all campaigns in turn (all)
  --dry-run         read and check everything, write nothing
  --fresh           forget what an earlier run of the same folder did
  --state DIR       where progress and faulty rows are kept (.boon/imports)`;

const OPTIONS = {
  api: { type: 'string' },
  issuer: { type: 'string' },
  shop: { type: 'string' },
  coupons: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  state: { type: 'string', default: '.boon/imports' },
} as const;

/** Reads the command line and the environment; throws `WrongUsage`. */
export function loadArguments(args: readonly string[], env: NodeJS.ProcessEnv): LoadArguments {
  const { values, positionals } = parsed(args);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new WrongUsage(USAGE);
  const api = address(values.api ?? env['API_URL'] ?? 'http://127.0.0.1:3000');
  return {
    path,
    api,
    issuer: address(values.issuer ?? env['ISSUER_URL'] ?? 'http://127.0.0.1:3900'),
    shop: address(values.shop ?? env['SHOP_URL'] ?? api),
    coupons: countOrAll(values.coupons),
    dryRun: values['dry-run'],
    fresh: values.fresh,
    stateDir: values.state,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new WrongUsage(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function address(url: string): string {
  if (!URL.canParse(url)) throw new WrongUsage(`"${url}" is not a URL\n\n${USAGE}`);
  return url.replace(/\/+$/, '');
}

function countOrAll(text: string | undefined): number | null {
  if (text === undefined || text === 'all') return null;
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new WrongUsage(`--coupons takes a number from 1 or "all"\n\n${USAGE}`);
  }
  return Number(text);
}
