import ts from 'typescript';
import { exportFacts } from './export-facts.js';
import type { Measured, Sighting, SourceFacts } from './facts.js';
import { importFacts } from './import-facts.js';
import { impurityOf } from './impurity.js';
import { lineOf } from './line-of.js';

/** Reads the facts of one TypeScript or JavaScript text; it needs to parse, not to compile. */
export function readFacts(path: string, text: string): SourceFacts {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const functions: Measured[] = [];
  const constructors: Measured[] = [];
  const decorators: Sighting[] = [];
  const impurities: Sighting[] = [];

  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) functions.push(sizeOf(node));
    if (ts.isConstructorDeclaration(node)) constructors.push(parametersOf(node));
    if (ts.isDecorator(node)) decorators.push({ name: decoratorName(node), line: lineOf(node) });
    const impurity = impurityOf(node);
    if (impurity) impurities.push({ name: impurity, line: lineOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);

  return {
    lines: text.replace(/\n$/, '').split('\n').length,
    imports: importFacts(source),
    ...exportFacts(source),
    functions,
    constructors,
    decorators,
    impurities,
  };
}

function sizeOf(node: ts.SignatureDeclaration): Measured {
  const name = node.name?.getText() ?? nameFromParent(node);
  const line = lineOf(node);
  return { name, line, size: endLineOf(node) - line + 1 };
}

function parametersOf(node: ts.ConstructorDeclaration): Measured {
  const name = node.parent.name?.getText() ?? 'class';
  return { name, line: lineOf(node), size: node.parameters.length };
}

function nameFromParent(node: ts.Node): string {
  const parent = node.parent;
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
    ? parent.name.getText()
    : 'function';
}

function decoratorName(node: ts.Decorator): string {
  const { expression } = node;
  return (ts.isCallExpression(expression) ? expression.expression : expression).getText();
}

function endLineOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getEnd()).line + 1;
}
