import ts from 'typescript';

/**
 * What the boundaries need to know of a file: its imports (static, dynamic and re-exports, each with its line and
 * whether only types come), the strings in it, whether it reads process.env, whether it is nothing but a barrel.
 */
export function readModule(path, text) {
  const source = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    false,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const lineOf = (node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const imports = [];
  const strings = [];
  const entities = [];
  /** @type {number | undefined} */
  let readsEnvironmentAt;

  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const specifier = node.moduleSpecifier;
      if (specifier)
        imports.push({ specifier: specifier.text, typeOnly: isTypeOnly(node), line: lineOf(node) });
      return;
    }
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      ts.isStringLiteralLike(node.arguments[0])
    ) {
      // A dynamic import runs later: it makes no cycle.
      imports.push({ specifier: node.arguments[0].text, typeOnly: true, line: lineOf(node) });
    }
    if (
      ts.isPropertyAccessExpression(node) &&
      node.name.text === 'env' &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'process'
    ) {
      readsEnvironmentAt ??= lineOf(node);
    }
    if (
      ts.isDecorator(node) &&
      ts.isCallExpression(node.expression) &&
      node.expression.expression.getText(source) === 'Entity'
    ) {
      entities.push(...stringsIn(node.expression, source));
    }
    if (ts.isStringLiteralLike(node)) strings.push({ text: node.text, line: lineOf(node) });
    else if (ts.isTemplateExpression(node)) strings.push({ text: node.getText(source), line: lineOf(node) });
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);

  const isReExport = (statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier;
  const isBarrel = source.statements.length > 0 && source.statements.every(isReExport);
  return { imports, strings, entities, readsEnvironmentAt, isBarrel };
}

function isTypeOnly(node) {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly || allTypes(node.exportClause);
  const clause = node.importClause;
  if (!clause) return false;
  return clause.isTypeOnly || (!clause.name && allTypes(clause.namedBindings));
}

function allTypes(bindings) {
  if (!bindings || !('elements' in bindings) || bindings.elements.length === 0) return false;
  return bindings.elements.every((element) => element.isTypeOnly);
}

function stringsIn(node, source) {
  const found = [];
  const visit = (child) => {
    if (ts.isStringLiteralLike(child)) found.push(child.text);
    ts.forEachChild(child, visit);
  };
  visit(node, source);
  return found;
}
