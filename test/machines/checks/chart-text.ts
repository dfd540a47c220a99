import ts from 'typescript';

/** A part of a chart's source that editors cannot read as text; what it should be is a literal. */
export function findImpurities(source: string): readonly string[] {
  return findInValue(findArgument(source, 'createMachine'), []);
}

/** Reads the types of events that a chart declares: `events: {} as Name` in its `setup`, a union of object types. */
export function readEventTypes(source: string): readonly string[] {
  const file = parse(source);
  const [, name = ''] = /\bevents: \{\} as (\w+)/.exec(source) ?? [];
  const union = file.statements.find(
    (one): one is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(one) && one.name.text === name,
  );
  if (union === undefined) throw new Error('Expected `events: {} as Name` and a type of that name');
  const members = ts.isUnionTypeNode(union.type) ? union.type.types : [union.type];
  return members.map((member) => {
    const [, type] = /^\{\s*(?:readonly )?type: '([^']+)'/.exec(member.getText(file)) ?? [];
    if (type === undefined) throw new Error(`Expected an event, got ${member.getText(file)}`);
    return type;
  });
}

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile('chart.ts', source, ts.ScriptTarget.Latest, true);
}

function findArgument(source: string, name: string): ts.Expression {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      if (node.expression.name.text === name) found.push(...node.arguments);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(source));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw new Error(`Expected one call of ${name} with one argument, got ${found.length} arguments`);
}

const LITERALS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
]);

function findInValue(value: ts.Expression, path: readonly string[]): readonly string[] {
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.flatMap((property) => findInProperty(property, path));
  }
  if (ts.isArrayLiteralExpression(value)) {
    return value.elements.flatMap((element) => findInValue(element, path));
  }
  // XState has no named form for these two.
  const mayMap = ['context', 'input'].includes(path.at(-1) ?? '');
  const isPure = LITERALS.has(value.kind) || (mayMap && ts.isArrowFunction(value));
  return isPure ? [] : [describe(value, path)];
}

function findInProperty(
  property: ts.ObjectLiteralElementLike,
  path: readonly string[],
): readonly string[] {
  if (!ts.isPropertyAssignment(property)) return [describe(property, path)];
  const { name, initializer } = property;
  const isPlain = ts.isIdentifier(name) || ts.isStringLiteral(name);
  return isPlain ? findInValue(initializer, [...path, name.text]) : [describe(property, path)];
}

/** Names the place as results name states: `states: { a: { invoke: … } }` is `a.invoke`. */
function describe(node: ts.Node, path: readonly string[]): string {
  const place = path.filter((name) => name !== 'states').join('.') || 'The root';
  return `${place} holds ${node.getText()}, which an editor cannot read`;
}
