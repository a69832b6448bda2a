/** What a file is that was named as a model and is none: said in words, with the command that can use it. */
import { NlpError } from '../errors.ts';

interface Recognised {
  what: string;
  remedy: string;
}

const magics: [number[], Recognised][] = [
  [
    [0x1f, 0x8b],
    {
      what: 'compressed with gzip, and no model file',
      remedy: 'Decompress it first (gunzip); `nlp ngram` reads .arpa.gz as it is.',
    },
  ],
  [
    [0x50, 0x4b, 0x03, 0x04],
    {
      what: 'a zip archive (such as PyTorch saves), and no model file',
      remedy: 'Save the weights as safetensors and read them with `nlp rnn import`.',
    },
  ],
  [
    [0x80, 0x02],
    {
      what: 'a Python pickle, and no model file',
      remedy: 'Save the weights as safetensors and read them with `nlp rnn import`.',
    },
  ],
  [
    [...Buffer.from('mmap lm http://kheafield.com/code')],
    {
      what: 'a binary model of KenLM, and no model file of nlp',
      remedy: 'Use the ARPA file that it was built from.',
    },
  ],
];

const none = 'no model file';
/** How a pointer begins: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const pointerOfGitLfs = 'version https://git-lfs.github.com/spec/';

/**
 * @param head the first bytes of the file
 * @returns the error to throw, or undefined where the bytes could be the beginning of a safetensors file
 */
export function foreignFileError(head: Uint8Array, file: string): NlpError | undefined {
  const recognised = recognise(head);
  if (recognised === undefined) return undefined;
  return new NlpError(recognised.what, { where: { file }, remedy: recognised.remedy });
}

function recognise(head: Uint8Array): Recognised | undefined {
  if (head.length === 0) {
    return { what: 'the file is empty', remedy: 'Train a model and write it there with `-o`.' };
  }
  // The length of a header is below 2^32, and the header begins with a brace.
  const couldBeHeader =
    head.length > 8 && head[8] === 0x7b && head.subarray(4, 8).every((byte) => byte === 0);
  if (couldBeHeader) return undefined;
  for (const [magic, recognised] of magics) {
    if (magic.every((byte, i) => head[i] === byte)) return recognised;
  }
  const text = textOf(head)?.trimStart();
  if (text === undefined) return undefined;
  if (text.startsWith(pointerOfGitLfs)) {
    const size = /^size (\d+)$/m.exec(text)?.[1];
    return {
      what: `a pointer of Git LFS${size === undefined ? '' : ` to a file of ${size} bytes`}, and not the file itself`,
      remedy:
        'Fetch the file: `git lfs pull` in its repository, or download it from where the repository is.',
    };
  }
  if (/^\\data\\/m.test(text) && !text.startsWith('{')) {
    return {
      what: `an ARPA file, and ${none}`,
      remedy: '`nlp ngram` commands read it when its name ends in .arpa.',
    };
  }
  if (text.startsWith('{') || text.startsWith('[')) {
    return {
      what: `JSON, and ${none}`,
      remedy: 'An HMM in JSON is read by `nlp hmm` when its name ends in .json.',
    };
  }
  if (text.startsWith('(') || text.startsWith(';')) {
    return {
      what: `a script in parentheses, and ${none}`,
      remedy: 'An ELIZA script is read by `nlp eliza`.',
    };
  }
  return {
    what: `text, and ${none}`,
    remedy: 'Train a model on it first, and name the file that `-o` wrote.',
  };
}

/** The bytes as text, or undefined where they hold control characters or are not UTF-8. */
function textOf(head: Uint8Array): string | undefined {
  try {
    // As a stream, because the last character may be cut.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
