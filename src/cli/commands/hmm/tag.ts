/** `nlp hmm tag`: a line of word/TAG for each sentence. */
import { explainTagging } from '../../../models/hmm/explain-tagging.ts';
import { createTokenizer } from '../../../text/create-tokenizer.ts';
import { type CommonFlags, type InputFlags, inputOptions, tokenizerSpec } from '../../options.ts';
import { Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { openTagger } from './models.ts';
import { renderTrellis } from './trellis.ts';

interface TagFlags extends CommonFlags, InputFlags {
  model: string;
  tokenizer?: string;
  beam?: number;
  color?: boolean;
}

export async function tag(inputs: string[], flags: TagFlags): Promise<void> {
  const tagger = await openTagger(flags.model);
  const spec =
    flags.tokenizer === undefined ? tagger.tokenizer : await tokenizerSpec({ tokenizer: flags.tokenizer });
  const tokenizer = createTokenizer(spec);
  const separator = flags.separator ?? '/';
  const beam = flags.beam === undefined ? undefined : Math.log(flags.beam);
  const palette = await loadPalette(process.stdout, flags.color);
  const { readSentences } = await import('../../../corpus/sentences.ts');
  const output = new Output();
  try {
    for await (const sentences of readSentences(inputs, { ...inputOptions(flags), fingerprint: false })) {
      for (const { text } of sentences) {
        const tokens = tokenizer.tokenize(text);
        if (tokens.length === 0) continue;
        const explanation = flags.explain ? explainTagging(tagger, tokens, beam) : undefined;
        const { tags, logProbability } = explanation ?? tagger.tag(tokens, beam);
        let full: Promise<void> | undefined;
        if (flags.json) {
          full = output.json({ text, tokens, tags, logProbability, words: explanation?.words });
        } else {
          full = output.line(tokens.map((token, i) => `${token}${separator}${tags[i]}`).join(' '));
          if (explanation) for (const line of renderTrellis(explanation, palette)) output.line(line);
        }
        if (full) await full;
      }
      // Whoever talks to us through a pipe waits for the answer to the lines sent so far.
      await output.flush();
    }
  } finally {
    await output.flush();
  }
}
