/** Words that the house does not use, as selectors of `no-restricted-syntax`. */

const EVERYWHERE = [
  ban('ExportAllDeclaration', 'Name each export: a door shows what it promises.'),
  ban('PrivateIdentifier', 'Use `private`: #private cannot be hydrated by TypeORM.'),
  ban('ImportSpecifier[imported.name="forwardRef"]', 'A forwardRef is a cycle.'),
  ban(
    'ImportSpecifier[imported.name="Inject"]',
    'Ports are abstract classes: the type is the token.',
  ),
  ban(
    'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>5]',
    'At most five dependencies: a sixth belongs to another class.',
  ),
  ban(
    ':matches(ClassDeclaration, TSInterfaceDeclaration)[id.name=/(Manager|Helper|Utils?|Impl|Data|Info)$/]:not([id.name=/AmbientManager$/])',
    'Name it by the trade: no Manager, Helper, Util, Impl, Data, Info.',
  ),
];

const NO_DEFAULT_EXPORT = ban('ExportDefaultDeclaration', 'Export by name.');

const TESTS_RUN = [
  ban(
    'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(skip|only|todo|failing)$/]',
    'Every test runs, and none alone.',
  ),
  ban(
    'CallExpression[callee.name=/^(x|f)(describe|it|test)$/]',
    'Every test runs, and none alone.',
  ),
  // fast-check counts its runs down to exactly none: from 6,666.67 it never gets there.
  ban(
    'Property[key.name="numRuns"] > BinaryExpression[operator="/"]',
    'Runs are whole, or a property that holds never ends: round up.',
  ),
];

const COMPOSITION_ONLY = ban(
  'Decorator > CallExpression[callee.name=/^(Controller|Consumes)$/]',
  'Controllers and consumers live in the lib that owns them.',
);

export const sourceSyntax = [...EVERYWHERE, NO_DEFAULT_EXPORT, ...TESTS_RUN];
export const appSyntax = [...sourceSyntax, COMPOSITION_ONLY];
export const configSyntax = [...EVERYWHERE, ...TESTS_RUN];

function ban(selector, message) {
  return { selector, message };
}
