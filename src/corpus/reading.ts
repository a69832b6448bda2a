/**
 * A reading: what an iteration over inputs shares, whatever is made of them - opening, progress, fingerprint.
 */
import { NlpError } from '../errors.ts';
import { readBytes } from './bytes.ts';
import { cutIntoLines, type LineChunk } from './chunks.ts';
import type { FingerprintBuilder } from './fingerprint.ts';
import { resolveInputs } from './inputs.ts';
import type { CorpusFingerprint, Fingerprinted, Input, InputOptions, Inputs } from './types.ts';

/** One iteration over the inputs. */
export interface Session {
  readonly inputs: readonly Input[];
  readonly options: InputOptions;
  /**
   * The decompressed bytes of an input, counted and hashed on the way.
   * @internal
   */
  bytes(input: Input): AsyncGenerator<Buffer, void, undefined>;
  /**
   * The same as whole lines of valid UTF-8.
   * @param onBytes told of the bytes before they are decoded
   * @internal
   */
  chunks(input: Input, onBytes?: (bytes: Buffer) => void): AsyncGenerator<LineChunk, void, undefined>;
}

/**
 * The values that `generate` makes of the inputs. Nothing is opened before the iteration starts; each iteration
 * opens the files anew.
 */
export function readInputs<Value>(
  inputs: Inputs,
  options: InputOptions,
  generate: (session: Session) => AsyncGenerator<Value, void, undefined>,
): Fingerprinted<Value> {
  let result: { all: CorpusFingerprint; parts: CorpusFingerprint[] } | undefined;
  const known = () => {
    if (result !== undefined) return result;
    throw new NlpError(
      options.fingerprint === false
        ? 'no fingerprint was made, as the options said'
        : 'the fingerprint is known only after the corpus was read to its end',
      { exitStatus: 4 },
    );
  };
  return {
    async *[Symbol.asyncIterator]() {
      result = undefined;
      const builder = await newBuilder(options);
      yield* generate(openSession(await resolveInputs(inputs, options), options, builder));
      if (builder !== undefined) result = { all: builder.digest(), parts: builder.parts() };
    },
    fingerprint: () => known().all,
    parts: () => known().parts,
  };
}

async function newBuilder(options: InputOptions): Promise<FingerprintBuilder | undefined> {
  if (options.fingerprint === false) return undefined;
  const { FingerprintBuilder } = await import('./fingerprint.ts');
  return new FingerprintBuilder();
}

function openSession(
  inputs: readonly Input[],
  options: InputOptions,
  builder: FingerprintBuilder | undefined,
): Session {
  const total = totalBytes(inputs);
  let read = 0;
  const onRead = (count: number) => {
    read += count;
    options.onProgress?.(read, total);
  };
  async function* bytes(input: Input): AsyncGenerator<Buffer, void, undefined> {
    builder?.begin();
    for await (const chunk of readBytes(input, options, onRead)) {
      builder?.update(chunk);
      yield chunk;
    }
    builder?.end();
  }
  // A text that was passed in as a string is no longer in the encoding of any file.
  const decoding = options.text === undefined ? options : { ...options, encoding: 'utf-8' as const };
  return {
    inputs,
    options,
    bytes,
    chunks(input, onBytes) {
      const source = onBytes === undefined ? bytes(input) : tapped(bytes(input), onBytes);
      return cutIntoLines(source, input.name, decoding);
    },
  };
}

async function* tapped(
  source: AsyncIterable<Buffer>,
  onBytes: (bytes: Buffer) => void,
): AsyncGenerator<Buffer, void, undefined> {
  for await (const piece of source) {
    onBytes(piece);
    yield piece;
  }
}

function totalBytes(inputs: readonly Input[]): number | undefined {
  let total = 0;
  for (const { source } of inputs) {
    if (source.kind === 'text') total += Buffer.byteLength(source.text);
    else if (source.kind === 'file' && source.bytes !== undefined) total += source.bytes;
    else return undefined;
  }
  return total;
}
