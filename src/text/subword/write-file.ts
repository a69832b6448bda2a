/** The files of a trained tokenizer, by name: `tokenizer.json`, and what older programs read, where that says the same. */
import { NlpError, shownValue } from '../../errors.ts';
import type { TokenizerDescription } from './parts.ts';

/** The text of each file of a folder. */
export function filesOfFolder(description: TokenizerDescription): Record<string, string> {
  const files: Record<string, string> = { 'tokenizer.json': jsonText(description) };
  const { type } = description.model as { type?: string };
  if (type === 'BPE' && isByteLevel(description)) {
    files['vocab.json'] = vocabularyText(description);
    files['merges.txt'] = mergesText(description);
  } else if (type === 'WordPiece') files['vocab.txt'] = wordPiecesText(description);
  return files;
}

/** The text of one file, by the ending of its name. @throws NlpError where such a file cannot say what the tokenizer does */
export function fileText(description: TokenizerDescription, name: string): string {
  const { type } = description.model as { type?: string };
  if (/vocab\.txt$/.test(name)) {
    if (type === 'WordPiece') return wordPiecesText(description);
    throw unfit('vocab.txt holds WordPiece', type);
  }
  if (/merges\.txt$|vocab\.json$/.test(name)) {
    if (type === 'BPE' && isByteLevel(description))
      return /merges/.test(name) ? mergesText(description) : vocabularyText(description);
    throw unfit('vocab.json and merges.txt hold byte-level BPE', type);
  }
  if (/\.json$/.test(name)) return jsonText(description);
  throw new NlpError(`there is no form of tokenizers called ${shownValue(name)}`, {
    remedy: 'Name a .json file, vocab.txt, merges.txt, or a folder.',
  });
}

function jsonText(description: TokenizerDescription): string {
  return `${JSON.stringify(description, null, 2)}\n`;
}

function isByteLevel(description: TokenizerDescription): boolean {
  return JSON.stringify(description.pre_tokenizer ?? null).includes('"ByteLevel"');
}

function vocabularyText(description: TokenizerDescription): string {
  const { vocab } = description.model as { vocab: Record<string, number> };
  const all = { ...vocab };
  for (const { id, content } of (description.added_tokens ?? []) as { id: number; content: string }[])
    all[content] = id;
  return JSON.stringify(all);
}

function mergesText(description: TokenizerDescription): string {
  const { merges } = description.model as { merges: (string | [string, string])[] };
  const lines = merges.map((merge) => (typeof merge === 'string' ? merge : merge.join(' ')));
  return `#version: 0.2\n${lines.map((line) => `${line}\n`).join('')}`;
}

function wordPiecesText(description: TokenizerDescription): string {
  const { vocab } = description.model as { vocab: Record<string, number> };
  const tokens = Object.entries(vocab).sort(([, a], [, b]) => a - b);
  const broken = tokens.find(([token]) => /[\r\n]/.test(token));
  if (broken !== undefined)
    throw new NlpError(`the token ${shownValue(broken[0])} cannot stand in a line of vocab.txt`);
  return tokens.map(([token]) => `${token}\n`).join('');
}

function unfit(what: string, type: string | undefined): NlpError {
  return new NlpError(`${what}, and this tokenizer is ${type}`, {
    remedy: 'Write tokenizer.json, which holds any.',
  });
}
