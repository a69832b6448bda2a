/**
 * The door for expressions: which nodes, operators, functions and names they may be made of. Whatever is not listed
 * is refused before anything is evaluated: assignments, functions of one's own, strings of code, indexing, ranges,
 * matrices, units, and every property that is not one of a trial.
 */
import type { MathNode } from 'mathjs';
import { didYouMean } from '../../options/nearest-name.ts';
import { ExpressionError } from './expression-error.ts';
import { mathematics } from './mathematics.ts';

const maximumLength = 1000;
const maximumNodes = 200;
/** Brackets in brackets: the parser calls itself for each. */
const maximumDepth = 40;

const operators = new Set(
  (
    'add subtract multiply divide pow mod unaryMinus unaryPlus not and or xor nullish ' +
    'equal unequal smaller smallerEq larger largerEq'
  ).split(' '),
);

/** Functions of numbers, which any expression may call. */
export const numberFunctions: readonly string[] =
  'abs cbrt ceil cos exp expm1 fix floor log log10 log1p log2 max min mod pow round sign sin sqrt tanh'.split(
    ' ',
  );

/** Functions of lists, for assertions. */
export const listFunctions: readonly string[] =
  'best count mean median quantile std sum variance where worst'.split(' ');

const constants = ['e', 'pi', 'true', 'false', 'null', 'Infinity'];
/** Never a property, even if some trial had an option of that name. */
const forbiddenProperties = ['__proto__', 'constructor', 'prototype'];

export interface Allowed {
  /** Names that stand for a value. */
  names: readonly string[];
  functions: readonly string[];
  /** What may stand after `.` and `?.`, and in quotes as the second argument of best, worst and where. */
  properties: readonly string[];
}

/** The tree of an expression that keeps to the rules. @throws ExpressionError */
export function parseChecked(text: string, allowed: Allowed): MathNode {
  if (text.trim() === '') throw new ExpressionError('the expression is empty');
  if (text.length > maximumLength) {
    throw new ExpressionError(`the expression has ${text.length} characters, more than ${maximumLength}`);
  }
  checkDepth(text);
  const tree = parse(text);
  let nodes = 0;
  tree.traverse((node, path) => {
    nodes++;
    if (nodes > maximumNodes) throw new ExpressionError(`the expression has more than ${maximumNodes} parts`);
    // The name of a function is checked with its call.
    if (path !== 'fn') checkNode(node as unknown as AnyNode, text, allowed);
  });
  return tree;
}

function checkDepth(text: string): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '(' || character === '[' || character === '{') depth++;
    else if (character === ')' || character === ']' || character === '}') depth--;
    if (depth > maximumDepth)
      throw new ExpressionError(`brackets are nested deeper than ${maximumDepth}`, undefined, i);
  }
}

function parse(text: string): MathNode {
  try {
    return mathematics().parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw new ExpressionError('the expression is nested too deeply');
    const { message } = error as Error;
    const place = /\s*\(char (\d+)\)/.exec(message);
    const what = place === null ? message : message.replace(place[0], '');
    const offset = place === null ? undefined : Number(place[1]) - 1;
    const remedy = /assign/i.test(what) ? 'Use == to compare.' : undefined;
    throw new ExpressionError(what.charAt(0).toLowerCase() + what.slice(1), remedy, offset);
  }
}

// The types of mathjs know nodes only by their classes, which every instance has a set of its own of.
interface AnyNode {
  type: string;
  name?: string;
  fn?: string | AnyNode;
  op?: string;
  optional?: boolean;
  value?: unknown;
  args?: AnyNode[];
  dotNotation?: boolean;
  index?: AnyNode & { dimensions?: AnyNode[] };
}

function checkNode(node: AnyNode, text: string, allowed: Allowed): void {
  switch (node.type) {
    case 'ConstantNode':
    case 'ParenthesisNode':
    case 'ConditionalNode':
    case 'RelationalNode':
      return;
    case 'OperatorNode':
      if (operators.has(node.fn as string)) return;
      throw refuse(`the operator ${node.op}`, text, node.op ?? '');
    case 'SymbolNode':
      checkName(node.name ?? '', text, allowed);
      return;
    case 'FunctionNode':
      checkCall(node, text, allowed);
      return;
    case 'AccessorNode':
      checkProperty(node, text, allowed);
      return;
    case 'IndexNode':
      if (node.dotNotation) return;
      throw refuse('an index in brackets', text, '[');
    case 'AssignmentNode':
      throw refuse('an assignment', text, '=', 'Use == to compare.');
    default:
      throw refuse(names[node.type] ?? node.type, text, '');
  }
}

const names: Record<string, string> = {
  ArrayNode: 'a list in brackets',
  BlockNode: 'more than one expression',
  FunctionAssignmentNode: 'the definition of a function',
  ObjectNode: 'an object',
  RangeNode: 'a range',
};

function checkName(name: string, text: string, allowed: Allowed): void {
  if (constants.includes(name) || allowed.names.includes(name)) return;
  const known = [...allowed.names, ...allowed.functions];
  throw new ExpressionError(
    `nothing is called ${name}`,
    `${didYouMean(name, known)}Known: ${allowed.names.join(', ')}.`,
    placeOf(text, name),
  );
}

function checkCall(node: AnyNode, text: string, allowed: Allowed): void {
  const name = (node.fn as AnyNode).name;
  if ((node.fn as AnyNode).type !== 'SymbolNode' || name === undefined || node.optional)
    throw refuse('a call of what is no function name', text, '(');
  if (allowed.functions.includes(name)) {
    checkQuoted(name, node, text, allowed);
    return;
  }
  throw new ExpressionError(
    `no function is called ${name}`,
    `${didYouMean(name, allowed.functions)}There are ${allowed.functions.join(', ')}.`,
    placeOf(text, name),
  );
}

function checkQuoted(name: string, { args }: AnyNode, text: string, allowed: Allowed): void {
  if (!['best', 'worst', 'where'].includes(name) || args?.[1]?.type !== 'ConstantNode') return;
  const quoted = args[1].value;
  if (typeof quoted === 'string') checkKnown(quoted, text, allowed);
}

function checkProperty(node: AnyNode, text: string, allowed: Allowed): void {
  if (!node.index?.dotNotation) throw refuse('an index in brackets', text, '[');
  const name = node.index.dimensions?.[0].value;
  if (allowed.properties.length === 0) throw refuse('a property', text, '.');
  if (typeof name !== 'string' || forbiddenProperties.includes(name))
    throw refuse(`the property ${String(name)}`, text, String(name));
  checkKnown(name, text, allowed);
}

function checkKnown(name: string, text: string, { properties }: Allowed): void {
  if (properties.includes(name)) return;
  const offset = text.indexOf(name);
  throw new ExpressionError(
    `no trial has a ${name}`,
    `${didYouMean(name, properties)}Known: ${properties.join(', ')}.`,
    offset === -1 ? undefined : offset,
  );
}

function refuse(what: string, text: string, near: string, remedy?: string): ExpressionError {
  const offset = near === '' ? undefined : text.indexOf(near);
  const help =
    remedy ?? 'Expressions are arithmetic, comparisons, and/or/not, a ? b : c, a.b and the functions.';
  return new ExpressionError(`${what} is not allowed here`, help, offset === -1 ? undefined : offset);
}

function placeOf(text: string, name: string): number | undefined {
  const escaped = name.replace(/[^\w]/g, '\\$&');
  const match = new RegExp(`(?<![\\w.])${escaped}(?!\\w)`).exec(text);
  return match === null ? undefined : match.index;
}
