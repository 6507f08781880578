import ts from 'typescript';
import type { ExportFact, SourceFacts } from './facts.js';
import { lineOf } from './line-of.js';

type Exports = Pick<SourceFacts, 'exports' | 'exportStars' | 'defaultExports'>;

/** Every name that a file offers, and where it offers more than names. */
export function exportFacts(source: ts.SourceFile): Exports {
  const exports: ExportFact[] = [];
  const exportStars: number[] = [];
  const defaultExports: number[] = [];
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement) || isDefault(statement)) {
      defaultExports.push(lineOf(statement));
    } else if (ts.isExportDeclaration(statement)) {
      const names = named(statement);
      if (names.length === 0 && statement.moduleSpecifier) exportStars.push(lineOf(statement));
      exports.push(...names);
    } else if (hasModifier(statement, ts.SyntaxKind.ExportKeyword)) {
      exports.push(...declared(statement));
    }
  }
  return { exports, exportStars, defaultExports };
}

function named(statement: ts.ExportDeclaration): ExportFact[] {
  const { exportClause, moduleSpecifier } = statement;
  if (!exportClause || !ts.isNamedExports(exportClause)) return [];
  const specifier =
    moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : null;
  return exportClause.elements.map((element) => ({
    name: element.name.text,
    line: lineOf(element),
    ...(specifier && { from: { specifier, name: (element.propertyName ?? element.name).text } }),
  }));
}

function declared(statement: ts.Statement): ExportFact[] {
  const documented = ts.getJSDocCommentsAndTags(statement).length > 0;
  const line = lineOf(statement);
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [{ name: name.text, line, documented }] : [],
    );
  }
  const name = (statement as ts.DeclarationStatement).name;
  return name ? [{ name: name.getText(), line, documented }] : [];
}

function isDefault(statement: ts.Statement): boolean {
  return hasModifier(statement, ts.SyntaxKind.DefaultKeyword);
}

function hasModifier(node: ts.Statement, kind: ts.SyntaxKind): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
