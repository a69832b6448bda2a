/** A parser whose items are made of those of another, one of one. */
import type { LineParser } from './parser.ts';

export function mapped<From, To>(parser: LineParser<From>, make: (item: From) => To): LineParser<To> {
  const found: From[] = [];
  const take = (out: To[]) => {
    for (const item of found) out.push(make(item));
    found.length = 0;
  };
  return {
    push(lines, first, out) {
      parser.push(lines, first, found);
      take(out);
    },
    end(out) {
      parser.end(found);
      take(out);
    },
  };
}
