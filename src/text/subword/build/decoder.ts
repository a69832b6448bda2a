/** The decoder that a tokenizer file describes. */
import {
  byteFallbackDecoder,
  byteLevelDecoder,
  type Decoder,
  fuseDecoder,
  metaspaceDecoder,
  replaceDecoder,
  sentencePieceDecoder,
  stripDecoder,
  suffixDecoder,
  wordPieceDecoder,
} from '../decoders/decoder.ts';
import type { JsonPart } from '../json-part.ts';
import { patternOf } from './pattern.ts';

const known = 'Sequence, ByteLevel, WordPiece, Metaspace, BPEDecoder, ByteFallback, Fuse, Strip and Replace';

export function buildDecoder(part: JsonPart): Decoder {
  const decoder = ofType(part);
  part.end();
  return decoder;
}

function ofType(part: JsonPart): Decoder {
  switch (part.type) {
    case 'Sequence': {
      const decoders = part.parts('decoders').map(buildDecoder);
      return (tokens) => decoders.reduce((texts, decode) => decode(texts), tokens);
    }
    case 'ByteLevel':
      for (const key of ['add_prefix_space', 'trim_offsets', 'use_regex']) part.value(key);
      return byteLevelDecoder;
    case 'WordPiece':
      return wordPieceDecoder(part.text('prefix', '##'), part.flag('cleanup', true));
    case 'Metaspace': {
      const addsSpace = part.value('add_prefix_space') !== false;
      for (const key of ['str_rep', 'split']) part.value(key);
      const scheme = part.optionalText('prepend_scheme') ?? (addsSpace ? 'always' : 'never');
      return metaspaceDecoder(part.text('replacement', '\u2581'), scheme !== 'never');
    }
    case 'BPEDecoder':
      return suffixDecoder(part.text('suffix', '</w>'));
    case 'ByteFallback':
      return byteFallbackDecoder;
    case 'Fuse':
      return fuseDecoder;
    case 'Strip':
      return stripDecoder(part.text('content', ' '), part.number('start', 0), part.number('stop', 0));
    case 'Replace':
      return replaceDecoder(patternOf(part), part.text('content'));
    case 'SentencePiece':
      return sentencePieceDecoder(part.flag('drops_first'), {
        token: part.text('unk_token', '<unk>'),
        surface: part.text('unk_surface', ' \u2047 '),
      });
    default:
      throw part.unknownType(known);
  }
}
