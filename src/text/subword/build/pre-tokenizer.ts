/** The pre-tokenizer that a tokenizer file describes. */
import { shownValue } from '../../../errors.ts';
import type { JsonPart } from '../json-part.ts';
import { escapePattern } from '../pattern.ts';
import { gpt2PreTokenizer } from '../pre-tokenizers/gpt2.ts';
import { metaspace, PREPEND_SCHEMES } from '../pre-tokenizers/metaspace.ts';
import {
  bertPreTokenizer,
  digits,
  SPLIT_BEHAVIOURS,
  type SplitBehaviour,
  signs,
  splitByPattern,
  whitespaceSplit,
  wordsAndSigns,
} from '../pre-tokenizers/patterns.ts';
import { cutInTurn, type PreTokenizer, uncut } from '../pre-tokenizers/pre-tokenizer.ts';
import { patternOf } from './pattern.ts';

export interface BuiltPreTokenizer {
  preTokenizer: PreTokenizer;
  /** Whether pieces then become the characters of the byte alphabet. */
  isByteLevel: boolean;
}

const known =
  'Sequence, ByteLevel, BertPreTokenizer, Metaspace, Whitespace, WhitespaceSplit, Split, Digits, Punctuation and CharDelimiterSplit';

export function buildPreTokenizer(part: JsonPart): BuiltPreTokenizer {
  const built = ofType(part);
  part.end();
  return 'cut' in built ? { preTokenizer: built, isByteLevel: false } : built;
}

function ofType(part: JsonPart): PreTokenizer | BuiltPreTokenizer {
  const { type } = part;
  switch (type) {
    case 'Sequence': {
      const built = part.parts('pretokenizers').map(buildPreTokenizer);
      if (built.slice(0, -1).some((one) => one.isByteLevel))
        throw part.error('cuts text again after ByteLevel, which is not supported');
      if (built.length === 0) return uncut;
      return {
        preTokenizer: cutInTurn(built.map((one) => one.preTokenizer)),
        isByteLevel: built[built.length - 1].isByteLevel,
      };
    }
    case 'ByteLevel':
      return byteLevel(part);
    case 'BertPreTokenizer':
      return bertPreTokenizer;
    case 'Whitespace':
      return wordsAndSigns;
    case 'WhitespaceSplit':
      return whitespaceSplit;
    case 'Metaspace':
      return ofMetaspace(part);
    case 'Digits':
      return digits(part.flag('individual_digits', false));
    case 'Punctuation':
      return signs(behaviourOf(part, 'Isolated'));
    case 'CharDelimiterSplit':
      return splitByPattern(new RegExp(escapePattern(part.text('delimiter')), 'gu'), 'Removed');
    case 'Split': {
      const pattern = patternOf(part);
      const found = typeof pattern === 'string' ? new RegExp(escapePattern(pattern), 'gu') : pattern;
      return splitByPattern(found, behaviourOf(part), part.flag('invert', false));
    }
    default:
      throw part.unknownType(known);
  }
}

function byteLevel(part: JsonPart): BuiltPreTokenizer {
  const addsSpace = part.flag('add_prefix_space', true);
  part.value('trim_offsets');
  if (part.flag('use_regex', true)) return { preTokenizer: gpt2PreTokenizer(addsSpace), isByteLevel: true };
  if (!addsSpace) return { preTokenizer: uncut, isByteLevel: true };
  const preTokenizer: PreTokenizer = {
    cut: (text, _isFirst, each) => {
      if (text !== '') each(/^\s/.test(text) ? text : ` ${text}`, 0, /^\s/.test(text) ? 0 : 1);
    },
  };
  return { preTokenizer, isByteLevel: true };
}

function ofMetaspace(part: JsonPart): PreTokenizer {
  const addsSpace = part.value('add_prefix_space');
  // Written beside the replacement by older versions.
  part.value('str_rep');
  const given = part.optionalText('prepend_scheme') ?? (addsSpace === false ? 'never' : 'always');
  const prepend = PREPEND_SCHEMES.find((one) => one === given);
  if (prepend === undefined) throw part.error(`has an unknown prepend_scheme ${shownValue(given)}`);
  return metaspace({
    replacement: part.text('replacement', '\u2581'),
    prepend,
    split: part.flag('split', true),
  });
}

function behaviourOf(part: JsonPart, fallback?: SplitBehaviour): SplitBehaviour {
  const given = part.text('behavior', fallback);
  const found = SPLIT_BEHAVIOURS.find((one) => one === given);
  if (found === undefined) throw part.error(`has an unknown behavior ${shownValue(given)}`);
  return found;
}
