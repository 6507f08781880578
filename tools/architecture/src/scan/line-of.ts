import type ts from 'typescript';

/** The line on which a node begins, counted from 1; comments before it are left out. */
export function lineOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
}
