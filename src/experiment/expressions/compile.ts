/**
 * Expressions of an experiment: parsed by mathjs, checked (check.ts), rewritten and compiled. What is rewritten:
 * properties, so that only a trial's own values can be reached and a list gives the list of them; `and`, `or` and
 * `??`, so that the right side is not evaluated where the left decides.
 */
import type { EvalFunction, MathNode } from 'mathjs';
import { type Allowed, numberFunctions, parseChecked } from './check.ts';
import { ExpressionError } from './expression-error.ts';
import { type ListFunctions, numbersOnly, propertyOf } from './lists.ts';
import { mathematics } from './mathematics.ts';

export type Scope = Readonly<Record<string, unknown>>;

export interface Expression {
  readonly text: string;
  /** Every name that stands for a value in it. */
  readonly names: ReadonlySet<string>;
  /** Every property it asks for, those in quotes included. */
  readonly properties: ReadonlySet<string>;
  /** Properties asked of the name `baseline` itself. */
  readonly baselineProperties: ReadonlySet<string>;
  /** The values it is made of: `min(a.b)`, `c.d`, `e`; each once. */
  readonly parts: readonly ExpressionPart[];
  /** @throws ExpressionError where values do not fit, such as a list compared with a number */
  evaluate(scope: Scope): unknown;
}

export interface ExpressionPart {
  text: string;
  /** Names and properties in it. */
  mentions: ReadonlySet<string>;
  evaluate(scope: Scope): unknown;
}

/** Not writable in an expression, as `checkName` refuses it. */
const propertyFunction = '__property';
const optionalPropertyFunction = '__optionalProperty';

/** @throws ExpressionError */
export function compileExpression(text: string, allowed: Allowed, lists?: ListFunctions): Expression {
  const tree = parseChecked(text, allowed);
  const baselineProperties = new Set<string>();
  tree.traverse((given) => {
    const { type, object, index } = given as unknown as Rewritable;
    if (type === 'AccessorNode' && object.type === 'SymbolNode' && object.name === 'baseline')
      baselineProperties.add(index.dimensions[0].value as string);
  });
  const functions: [string, unknown][] = [
    ...numberFunctions.map((name): [string, unknown] => [name, numbersOnly(name)]),
    ...Object.entries(lists ?? {}),
    [propertyFunction, (object: unknown, name: string) => propertyOf(object, name, false)],
    [optionalPropertyFunction, (object: unknown, name: string) => propertyOf(object, name, true)],
  ];
  const evaluator = (node: MathNode) => {
    const compiled = rewrite(node).compile();
    return (scope: Scope) => evaluate(compiled, new Map([...functions, ...Object.entries(scope)]));
  };
  const all = mentions(tree);
  return {
    text,
    names: new Set(allowed.names.filter((name) => all.names.has(name))),
    properties: all.properties,
    baselineProperties,
    parts: partsOf(tree, allowed).map((node) => ({
      text: node.toString(),
      mentions: new Set([...mentions(node).names, ...mentions(node).properties]),
      evaluate: evaluator(node),
    })),
    evaluate: evaluator(tree),
  };
}

function mentions(tree: MathNode): { names: Set<string>; properties: Set<string> } {
  const names = new Set<string>();
  const properties = new Set<string>();
  tree.traverse((given) => {
    const node = given as unknown as Rewritable;
    if (node.type === 'SymbolNode') names.add(node.name);
    if (node.type === 'ConstantNode' && typeof node.value === 'string') properties.add(node.value);
  });
  return { names, properties };
}

/** The outermost calls, properties and names, in order, each once. */
function partsOf(tree: MathNode, allowed: Allowed): MathNode[] {
  const parts = new Map<string, MathNode>();
  const visit = (given: MathNode) => {
    const { type, name } = given as unknown as Rewritable;
    const isValue = type === 'SymbolNode' && allowed.names.includes(name);
    if (type === 'FunctionNode' || type === 'AccessorNode' || isValue) parts.set(given.toString(), given);
    else given.forEach(visit);
  };
  visit(tree);
  return [...parts.values()];
}

function evaluate(compiled: EvalFunction, scope: Map<string, unknown>): unknown {
  try {
    return compiled.evaluate(scope);
  } catch (error) {
    if (error instanceof ExpressionError) throw error;
    const { message } = error as Error;
    if (/call stack/i.test(message)) throw new ExpressionError('the expression is nested too deeply');
    throw new ExpressionError(message.charAt(0).toLowerCase() + message.slice(1));
  }
}

// As in check.ts: the node classes belong to an instance of mathjs.
interface Rewritable {
  type: string;
  name: string;
  value: unknown;
  fn: string;
  args: MathNode[];
  object: Rewritable;
  index: { dimensions: { value: unknown }[] };
  optionalChaining: boolean;
}

function rewrite(tree: MathNode): MathNode {
  const { ConstantNode, ConditionalNode, FunctionNode, OperatorNode } = mathematics() as unknown as {
    ConstantNode: new (value: unknown) => MathNode;
    ConditionalNode: new (condition: MathNode, yes: MathNode, no: MathNode) => MathNode;
    FunctionNode: new (name: string, args: MathNode[]) => MathNode;
    OperatorNode: new (operator: string, name: string, args: MathNode[]) => MathNode;
  };
  const constant = (value: unknown) => new ConstantNode(value);
  const truth = (node: MathNode) => new ConditionalNode(node, constant(true), constant(false));
  const visit = (given: MathNode): MathNode => {
    const node = given as unknown as Rewritable;
    if (node.type === 'AccessorNode') {
      const name = constant(node.index.dimensions[0].value);
      const called = isOptional(node) ? optionalPropertyFunction : propertyFunction;
      return new FunctionNode(called, [visit(node.object as unknown as MathNode), name]);
    }
    if (node.type === 'OperatorNode' && ['and', 'or', 'nullish'].includes(node.fn)) {
      const [left, right] = node.args.map(visit);
      if (node.fn === 'and') return new ConditionalNode(left, truth(right), constant(false));
      if (node.fn === 'or') return new ConditionalNode(left, constant(true), truth(right));
      return new ConditionalNode(new OperatorNode('!=', 'unequal', [left, constant(null)]), left, right);
    }
    return given.map(visit);
  };
  return visit(tree);
}

/** `a?.b`, and `.c` in `a?.b.c`: once something is missing, all that follows is. */
function isOptional(node: Rewritable): boolean {
  return node.type === 'AccessorNode' && (node.optionalChaining || isOptional(node.object));
}
