/** What special tokens are for, by the names they go by. */
import type { SpecialTokens } from '../token-encoder.ts';

const names: Readonly<Record<keyof SpecialTokens, readonly string[]>> = {
  unknown: ['[UNK]', '<unk>', '<|unk|>'],
  begin: ['<s>', '[BOS]', '<bos>', '<|begin_of_text|>', '<|endoftext|>'],
  end: ['</s>', '[EOS]', '<eos>', '<|end_of_text|>', '<|endoftext|>'],
  classification: ['[CLS]', '<cls>', '<s>'],
  separator: ['[SEP]', '<sep>', '</s>'],
  padding: ['[PAD]', '<pad>', '<|pad|>'],
  mask: ['[MASK]', '<mask>'],
};

/** @param idOf the id of a special token, or undefined @param unknown where the model says which it is */
export function rolesOf(
  idOf: (token: string) => number | undefined,
  unknown: number | undefined,
): SpecialTokens {
  const roles: SpecialTokens = {};
  const isRoberta = idOf('<s>') !== undefined && idOf('<mask>') !== undefined;
  for (const [role, candidates] of Object.entries(names) as [keyof SpecialTokens, string[]][]) {
    for (const name of candidates) {
      const isShared = (role === 'classification' || role === 'separator') && /^<\/?s>$/.test(name);
      const id = isShared && !isRoberta ? undefined : idOf(name);
      if (id === undefined) continue;
      roles[role] = id;
      break;
    }
  }
  if (unknown !== undefined) roles.unknown = unknown;
  return roles;
}
