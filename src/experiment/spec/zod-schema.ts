/** The schema of an option's values, which its type says as data, as a zod object. */
import * as z from 'zod';
import type { OptionType, ValueSchema } from '../../options/types.ts';

export function zodSchema({ schema, what }: OptionType<unknown>): z.ZodType {
  return zodOf(schema, what);
}

function zodOf(schema: ValueSchema, what: string): z.ZodType {
  if ('anyOf' in schema) return z.union(schema.anyOf.map((one) => zodOf(one, what)));
  if ('enum' in schema) return z.literal([...schema.enum]);
  switch (schema.type) {
    case 'boolean':
      return z.boolean();
    case 'string': {
      const text = z.string().min(schema.minLength ?? 0);
      return schema.pattern === undefined
        ? text
        : text.regex(new RegExp(schema.pattern), { error: `expected ${what}` });
    }
    case 'array':
      return z.array(zodOf(schema.items, what)).min(schema.minItems).max(schema.maxItems);
    case 'integer':
      return z
        .int()
        .min(schema.minimum)
        .max(schema.maximum ?? Number.MAX_SAFE_INTEGER);
    default: {
      let number = z.number();
      if (schema.minimum !== undefined) number = number.min(schema.minimum);
      if (schema.maximum !== undefined) number = number.max(schema.maximum);
      return schema.exclusiveMinimum === undefined ? number : number.gt(schema.exclusiveMinimum);
    }
  }
}
