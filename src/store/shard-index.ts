/**
 * The index of a model in several safetensors files, `model.safetensors.index.json`: an object whose `weight_map` says
 * of every tensor which file beside the index it is in. Source: Hugging Face Transformers, sharded checkpoints, 2022.
 * Nothing it says is trusted: a name that leads out of its folder is refused, and the files must hold what it says.
 */
import { NlpError, shownValue } from '../errors.ts';
import { JsonReader } from './json-reader.ts';

/** Each is opened at once. */
const maximumFiles = 1000;
const remedy = 'The index is damaged, or of another format; download it again.';

/** The file of each tensor. @throws NlpError that names the index and the character */
export function readShardIndex(bytes: Uint8Array, file: string): Map<string, string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NlpError('the index is not valid UTF-8', { where: { file }, remedy });
  }
  const fail = (what: string, position: number) =>
    new NlpError(`the index is not valid: ${what} (character ${position})`, { where: { file }, remedy });
  const reader = new JsonReader(text, fail);
  const files = new Map<string, string>();
  const names = new Set<string>();
  let found = false;
  reader.object((key) => {
    if (key !== 'weight_map') {
      reader.value();
      return;
    }
    found = true;
    reader.object((tensor) => {
      const { position } = reader;
      const name = reader.string('the name of a file');
      const wrong = wrongName(name);
      if (wrong !== undefined) {
        throw fail(`tensor ${shownValue(tensor)} is in ${shownValue(name)}, which ${wrong}`, position);
      }
      names.add(name);
      if (names.size > maximumFiles) throw fail(`more than ${maximumFiles} files`, position);
      files.set(tensor, name);
    });
  });
  reader.end();
  if (!found) throw new NlpError('the index has no weight_map', { where: { file }, remedy });
  if (files.size === 0) throw new NlpError('the index names no tensor', { where: { file }, remedy });
  return files;
}

/** Why a name cannot be that of a file beside the index. */
function wrongName(name: string): string | undefined {
  if (/[/\\:\u0000-\u001f]/.test(name)) return 'is no file beside the index';
  if (!name.endsWith('.safetensors') || name === '.safetensors') return 'is not called .safetensors';
  return undefined;
}
