/** What is used of the promotion module. */
export interface Promotions {
  createPromotions(of: object): Promise<object>;
  listPromotions(of: object): Promise<readonly { readonly used: number }[]>;
  registerUsage(actions: readonly object[], context: object): Promise<void>;
}

interface Framework {
  readonly MedusaApp: (options: object) => Promise<MedusaApp>;
  readonly MedusaModule: { clearInstances(): void };
}

interface MedusaApp {
  readonly modules: { readonly promotion: Promotions };
  runMigrations(options: object): Promise<void>;
}

interface Parts {
  readonly createPgConnection: (options: object) => object;
  readonly createMedusaContainer: () => { register(name: string, value: unknown): void };
  readonly ContainerRegistrationKeys: { readonly PG_CONNECTION: string };
}

/** As many connections as Boon's own pool has. */
const POOL = { min: 1, max: 20 };

/** Migrates an empty database and starts Medusa's promotion module on it, with nothing else of Medusa. */
export async function startMedusa(
  load: NodeJS.Require,
  at: { readonly folder: string; readonly url: string },
): Promise<Promotions> {
  const { MedusaApp, MedusaModule } = load('@medusajs/framework/modules-sdk') as Framework;
  const parts = load('@medusajs/framework/utils') as Parts;
  const { asValue } = load('@medusajs/framework/awilix') as { asValue(of: unknown): unknown };
  const database = { clientUrl: at.url, pool: POOL };
  const connection = parts.createPgConnection({ ...database, driverOptions: {} });
  const { PG_CONNECTION } = parts.ContainerRegistrationKeys;
  const container = parts.createMedusaContainer();
  container.register(PG_CONNECTION, asValue(connection));
  container.register('logger', asValue(SILENT));
  const options = {
    modulesConfig: { promotion: { resolve: '@medusajs/promotion', options: { database } } },
    sharedContainer: container,
    sharedResourcesConfig: { database },
    injectedDependencies: { [PG_CONNECTION]: connection, logger: SILENT },
    cwd: at.folder,
  };
  const empty = await MedusaApp({ ...options, migrationOnly: true });
  await empty.runMigrations({ allOrNothing: true });
  MedusaModule.clearInstances();
  return (await MedusaApp(options)).modules.promotion;
}

const SILENT: object = new Proxy({}, { get: () => () => undefined });
