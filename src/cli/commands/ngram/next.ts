/** `nlp ngram next`: the distribution of the next word. */
import { orderOf } from '../../../models/ngram/backoff-trie.ts';
import type { NgramModel } from '../../../models/ngram/model.ts';
import { matchNode } from '../../../models/ngram/scoring.ts';
import { createTokenizer } from '../../../text/create-tokenizer.ts';
import type { CommonFlags, TokenizerFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { openModelAndTokenizer } from './models.ts';

interface NextFlags extends CommonFlags, TokenizerFlags {
  model: string;
  k: number;
  all?: boolean;
  text?: string;
  color?: boolean;
}

/** A word that may come next; with `--explain` the n-gram that its probability came from. */
interface Candidate {
  token: string;
  probability: number;
  ngram?: string[];
}

export async function next(context: string | undefined, flags: NextFlags): Promise<void> {
  const { model, spec } = await openModelAndTokenizer(flags.model, flags);
  const tokenizer = createTokenizer(spec);
  const text = flags.text ?? context;
  if (text === undefined && process.stdin.isTTY && process.stdout.isTTY && !flags.json) {
    const { liveNext } = await import('../../render/live-next.ts');
    return liveNext((typed) => candidates(model, tokenizer.tokenize(typed), flags), flags.color);
  }
  if (text === undefined) return answerLines(model, (line) => tokenizer.tokenize(line), flags);
  const output = new Output();
  await printCandidates(output, candidates(model, tokenizer.tokenize(text), flags), flags);
  await output.flush();
}

/** One list for each line of stdin. */
async function answerLines(
  model: NgramModel,
  tokenize: (text: string) => string[],
  flags: NextFlags,
): Promise<void> {
  const { readLines } = await import('../../../corpus/lines.ts');
  const output = new Output();
  for await (const lines of readLines([], { fingerprint: false })) {
    for (const { text } of lines)
      await printCandidates(output, candidates(model, tokenize(text), flags), flags);
    await output.flush();
  }
  await output.flush();
}

function candidates(model: NgramModel, tokens: string[], flags: NextFlags): Candidate[] {
  const found: Candidate[] = model.next(tokens, flags.all ? undefined : flags.k);
  if (!flags.explain) return found;
  const state = model.stateOf(tokens);
  for (const candidate of found) {
    const node = matchNode(model.trie, state, model.words.find(candidate.token));
    candidate.ngram = model.ngramOf(node);
    if (candidate.ngram.length !== orderOf(model.trie, node)) candidate.ngram = [candidate.token];
  }
  return found;
}

async function printCandidates(output: Output, found: Candidate[], flags: NextFlags): Promise<void> {
  if (flags.json) {
    await output.json(found);
    return;
  }
  for (const { token, probability, ngram } of found) {
    const source = ngram === undefined ? '' : `\t${ngram.length}-gram "${ngram.join(' ')}"`;
    const full = output.line(`${probability.toFixed(6)}\t${token}${source}`);
    if (full) await full;
  }
}
