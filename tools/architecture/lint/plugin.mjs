import { relative } from 'node:path';
import { readCachedProjectGraph, workspaceRoot } from '@nx/devkit';
import { CONFINED_PACKAGES, isPackage, layerOf, SPEC_FILES } from '../layers.mjs';

/** Rules of our own: what Nx's boundary rule leaves out. */
export const boon = {
  meta: { name: 'boon' },
  rules: {
    'graph-is-warm': rule(
      'Without a project graph the boundary rule is skipped silently: that is a failure.',
      graphIsWarm,
    ),
    'confined-packages': rule(
      '"{{name}}" is not for this place: see tools/architecture/layers.mjs.',
      confinedPackages,
    ),
    'testing-in-specs-only': rule(
      '"{{name}}" is for specs, testing doors and end-to-end tests.',
      testingInSpecsOnly,
    ),
  },
};

let isWarm;

function graphIsWarm(report) {
  isWarm ??= hasGraph();
  return isWarm ? {} : { Program: (node) => report(node, {}) };
}

function hasGraph() {
  try {
    return Object.keys(readCachedProjectGraph().nodes).length > 0;
  } catch {
    return false;
  }
}

function confinedPackages(report, path) {
  return onImport((node, specifier) => {
    const name = packageName(specifier);
    const isOutside = CONFINED_PACKAGES.some(
      ({ packages, layers, files, specs }) =>
        isPackage(name, packages) &&
        !layers.includes(layerOf(path)?.name) &&
        !files.some((pattern) => pattern.test(path)) &&
        !(specs && isForSpecs(path)),
    );
    if (isOutside && layerOf(path)) report(node, { name });
  });
}

function testingInSpecsOnly(report, path) {
  return onImport((node, name) => {
    const isTesting = /^@boon\/([\w-]+\/testing|testing)$/.test(name);
    if (isTesting && !isForSpecs(path)) report(node, { name });
  });
}

function onImport(visit) {
  const judge = (node) => {
    if (typeof node.source?.value === 'string') visit(node, node.source.value);
  };
  return { ImportDeclaration: judge, ExportNamedDeclaration: judge, ImportExpression: judge };
}

function isForSpecs(path) {
  return SPEC_FILES.some((pattern) => pattern.test(path));
}

function packageName(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function rule(message, listen) {
  return {
    meta: { type: 'problem', schema: [], messages: { found: message } },
    create(context) {
      const path = relative(workspaceRoot, context.filename).replaceAll('\\', '/');
      return listen((node, data) => context.report({ node, messageId: 'found', data }), path);
    },
  };
}
