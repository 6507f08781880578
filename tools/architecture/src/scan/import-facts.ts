import ts from 'typescript';
import type { ImportFact } from './facts.js';
import { lineOf } from './line-of.js';

/** Every module that a file names: imports, re-exports, `import()`, `require()` and `import('x').T`. */
export function importFacts(source: ts.SourceFile): ImportFact[] {
  const facts: ImportFact[] = [];
  const visit = (node: ts.Node): void => {
    const fact = importFact(node);
    if (fact) facts.push(fact);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return facts;
}

function importFact(node: ts.Node): ImportFact | undefined {
  if (ts.isImportDeclaration(node)) return fromImport(node);
  if (ts.isExportDeclaration(node)) return fromReExport(node);
  if (ts.isCallExpression(node)) return fromCall(node);
  if (ts.isImportTypeNode(node)) return fromImportType(node);
  return undefined;
}

function fromImport(node: ts.ImportDeclaration): ImportFact | undefined {
  const clause = node.importClause;
  const bindings = clause?.namedBindings;
  const elements = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
  const names = elements.map((element) => (element.propertyName ?? element.name).text);
  if (clause?.name) names.push('default');
  if (bindings && ts.isNamespaceImport(bindings)) names.push('*');
  const wholeClause = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const eachName = !clause?.name && elements.length > 0 && elements.every((one) => one.isTypeOnly);
  return fact(node, node.moduleSpecifier, wholeClause || eachName, names);
}

function fromReExport(node: ts.ExportDeclaration): ImportFact | undefined {
  if (!node.moduleSpecifier) return undefined;
  const elements =
    node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
  const names = elements.map((element) => (element.propertyName ?? element.name).text);
  const typeOnly =
    node.isTypeOnly || (elements.length > 0 && elements.every((one) => one.isTypeOnly));
  return fact(node, node.moduleSpecifier, typeOnly, names.length > 0 ? names : ['*']);
}

function fromCall(node: ts.CallExpression): ImportFact | undefined {
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  const [target] = node.arguments;
  return target && (isImport || isRequire) ? fact(node, target, false, ['*']) : undefined;
}

function fromImportType(node: ts.ImportTypeNode): ImportFact | undefined {
  if (!ts.isLiteralTypeNode(node.argument)) return undefined;
  return fact(node, node.argument.literal, true, [node.qualifier?.getText() ?? '*']);
}

function fact(
  node: ts.Node,
  specifier: ts.Node,
  typeOnly: boolean,
  names: readonly string[],
): ImportFact | undefined {
  if (!ts.isStringLiteralLike(specifier)) return undefined;
  return { specifier: specifier.text, line: lineOf(node), typeOnly, names };
}
