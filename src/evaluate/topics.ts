/**
 * Topics of TREC as queries: the number and the title of each. The old form is SGML whose tags are not closed
 * (`<num> Number: 301`, `<title> International Organized Crime`), the newer one XML (`<topic number="1">` with `<query>`
 * or `<title>`), which closes tags and writes `&amp;`.
 */
import { NlpError } from '../errors.ts';
import type { FoundQuery } from './query.ts';

const remedy =
  'A topic is <top> <num> Number: 301 <title> ... </top>, or <topic number="1"><query> ... </query></topic>.';

/** @param lines of the file @throws NlpError for a topic without a number or a title, or that is not closed */
export function* parseTopics(lines: readonly string[], file: string | undefined): Generator<FoundQuery> {
  let fields: Map<string, string[]> | undefined;
  let field: string[] | undefined;
  let begin = 0;
  const fail = (what: string) => new NlpError(what, { where: { file, line: begin }, remedy });
  for (const [i, line] of lines.entries()) {
    let after = 0;
    // A tag has no line end in it.
    for (const tag of line.matchAll(/<(\/?)([a-z]+)(?![a-z])([^<>]*)>/gi)) {
      field?.push(line.slice(after, tag.index));
      after = tag.index + tag[0].length;
      field = undefined;
      const [, closes, name, attributes] = tag;
      const isTopic = /^top(ic)?$/i.test(name);
      if (isTopic && closes) {
        if (fields !== undefined) yield queryOf(fields, begin, fail);
        fields = undefined;
      } else if (isTopic) {
        if (fields !== undefined) throw fail('the topic is not closed before the next');
        fields = new Map();
        begin = i + 1;
        const number = /\b(?:number|id|num)\s*=\s*["']([^"']*)["']/i.exec(attributes)?.[1];
        if (number !== undefined) fields.set('num', [number]);
      } else if (!closes && fields !== undefined && !fields.has(name.toLowerCase())) {
        field = [];
        fields.set(name.toLowerCase(), field);
      }
    }
    field?.push(line.slice(after), '\n');
  }
  if (fields !== undefined) throw fail('the topic is not closed');
}

function queryOf(fields: Map<string, string[]>, line: number, fail: (what: string) => NlpError): FoundQuery {
  const textOf = (name: string) => {
    const text = fields.get(name)?.join('').split(/\s+/).filter(Boolean).join(' ');
    return text === '' ? undefined : text;
  };
  const id = textOf('num')?.replace(/^Number: ?/i, '');
  const text = (textOf('title') ?? textOf('query'))?.replace(/^Topic: ?/i, '');
  if (!id) throw fail('the topic has no number');
  if (!text) throw fail(`topic ${id} has no title`);
  return { id, text: unescaped(text), line };
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]);
}
