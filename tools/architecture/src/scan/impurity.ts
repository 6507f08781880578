import ts from 'typescript';

const IMPURE_CALLS =
  /^(Date\.now|Math\.random|performance\.now|(globalThis\.)?crypto\.\w+|set(Timeout|Interval|Immediate)|queueMicrotask|fetch|console\.\w+|require)$/;

/** What makes a node unfit for pure code: reading the clock, randomness, timers, network, process. */
export function impurityOf(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node)) return impureConstruction(node);
  if (ts.isCallExpression(node)) {
    const callee = node.expression.getText();
    return IMPURE_CALLS.test(callee) || isDateCall(node) ? `${callee}()` : undefined;
  }
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'process') {
    return node.getText();
  }
  return undefined;
}

function impureConstruction(node: ts.NewExpression): string | undefined {
  const isNow = node.expression.getText() === 'Date' && !node.arguments?.length;
  return isNow ? 'new Date()' : undefined;
}

function isDateCall(node: ts.CallExpression): boolean {
  return ts.isIdentifier(node.expression) && node.expression.text === 'Date';
}
