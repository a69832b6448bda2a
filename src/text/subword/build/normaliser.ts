/** The normaliser that a tokenizer file describes. */
import type { JsonPart } from '../json-part.ts';
import { bertCleaning, lowerCase, stripMarks } from '../normalisers/characters.ts';
import { Charsmap } from '../normalisers/charsmap.ts';
import { inTurn, type SubwordNormaliser } from '../normalisers/normaliser.ts';
import { prepend, replaceAll, strip, unicodeForm } from '../normalisers/replacing.ts';
import { precompiledNormaliser, sentencePieceNormaliser } from '../normalisers/sentencepiece.ts';
import { patternOf } from './pattern.ts';

const known =
  'Sequence, NFC, NFKC, NFD, NFKD, Lowercase, StripAccents, Strip, Replace, Prepend, BertNormalizer and Precompiled';

export function buildNormaliser(part: JsonPart): SubwordNormaliser {
  const normaliser = ofType(part);
  part.end();
  return normaliser;
}

function ofType(part: JsonPart): SubwordNormaliser {
  const { type } = part;
  switch (type) {
    case 'Sequence':
      return inTurn(part.parts('normalizers').map(buildNormaliser));
    case 'NFC':
    case 'NFKC':
    case 'NFD':
    case 'NFKD':
      return unicodeForm(type);
    case 'Lowercase':
      return lowerCase;
    case 'StripAccents':
      return stripMarks;
    case 'Strip':
      return strip(part.flag('strip_left', true), part.flag('strip_right', true));
    case 'Replace':
      return replaceAll(patternOf(part), part.text('content'));
    case 'Prepend':
      return prepend(part.text('prepend'));
    case 'BertNormalizer': {
      const lowercase = part.flag('lowercase', true);
      return bertCleaning({
        cleanText: part.flag('clean_text', true),
        chineseCharacters: part.flag('handle_chinese_chars', true),
        stripAccents:
          part.value('strip_accents') === null ? lowercase : part.flag('strip_accents', lowercase),
        lowercase,
      });
    }
    case 'Precompiled': {
      const charsmap = charsmapOf(part);
      return charsmap === undefined ? () => [] : precompiledNormaliser(charsmap);
    }
    case 'SentencePiece':
      return sentencePieceNormaliser({
        charsmap: charsmapOf(part),
        addDummyPrefix: part.flag('add_dummy_prefix'),
        removeExtraWhitespaces: part.flag('remove_extra_whitespaces'),
        escapeWhitespaces: part.flag('escape_whitespaces'),
      });
    default:
      throw part.unknownType(known);
  }
}

function charsmapOf(part: JsonPart): Charsmap | undefined {
  const encoded = part.optionalText('precompiled_charsmap');
  return encoded ? new Charsmap(Buffer.from(encoded, 'base64')) : undefined;
}
