/** The post-processor that a tokenizer file describes. */
import { shownValue } from '../../../errors.ts';
import type { JsonPart } from '../json-part.ts';
import { bareTexts, type PostProcessor, type TemplateItem } from '../post-processor.ts';

const known = 'TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel and Sequence';

export function buildPostProcessor(part: JsonPart, size: number): PostProcessor {
  const built = ofType(part, size);
  part.end();
  return built;
}

function ofType(part: JsonPart, size: number): PostProcessor {
  switch (part.type) {
    case 'TemplateProcessing':
      return ofTemplate(part, size);
    case 'BertProcessing':
    case 'RobertaProcessing': {
      const isBert = part.type === 'BertProcessing';
      const head = { ids: [idOf(part, 'cls', size)], typeId: 0 };
      const end = idOf(part, 'sep', size);
      const first: TemplateItem[] = [head, { text: 'A', typeId: 0 }, { ids: [end], typeId: 0 }];
      const second = isBert ? 1 : 0;
      const middle: TemplateItem[] = isBert ? [] : [{ ids: [end], typeId: 0 }];
      const trims = isBert ? false : part.flag('trim_offsets', true);
      if (!isBert) part.value('add_prefix_space');
      return {
        single: first,
        pair: [...first, ...middle, { text: 'B', typeId: second }, { ids: [end], typeId: second }],
        trimOffsets: trims,
      };
    }
    case 'ByteLevel':
      for (const key of ['add_prefix_space', 'use_regex']) part.value(key);
      return { ...bareTexts, trimOffsets: part.flag('trim_offsets', true) };
    case 'Sequence': {
      const parts = part.parts('processors').map((one) => buildPostProcessor(one, size));
      const templates = parts.filter((one) => one.single.length > 1);
      if (templates.length > 1) throw part.error('has two templates, which is not supported');
      return { ...(templates[0] ?? bareTexts), trimOffsets: parts.some((one) => one.trimOffsets) };
    }
    default:
      throw part.unknownType(known);
  }
}

function ofTemplate(part: JsonPart, size: number): PostProcessor {
  const special = part.part('special_tokens');
  const items = (key: string): TemplateItem[] =>
    part.parts(key).map((item): TemplateItem => {
      const token = item.part('SpecialToken');
      const text = item.part('Sequence');
      if (token !== undefined) {
        const id = token.text('id');
        const typeId = token.number('type_id', 0);
        const entry = special?.part(id);
        const ids = entry?.list('ids').map((one) => checkedId(part, one, size));
        if (ids === undefined) throw part.error(`uses ${shownValue(id)}, which special_tokens does not have`);
        return { ids, typeId };
      }
      const id = text?.text('id');
      if (id !== 'A' && id !== 'B') throw item.error('is neither a SpecialToken nor the Sequence A or B');
      return { text: id, typeId: text!.number('type_id', 0) };
    });
  return { single: items('single'), pair: items('pair') };
}

function idOf(part: JsonPart, key: string, size: number): number {
  const value = part.value(key);
  if (!Array.isArray(value))
    throw part.error(`has ${shownValue(value)} for "${key}", not a token and its id`);
  return checkedId(part, value[1], size);
}

function checkedId(part: JsonPart, id: unknown, size: number): number {
  if (Number.isInteger(id) && (id as number) >= 0 && (id as number) < size) return id as number;
  throw part.error(`uses the id ${shownValue(id)}, but ids go from 0 to ${size - 1}`);
}
