/** Gzip (RFC 1952) decompressed as a stream, with what can be wrong with it said in words. */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { NlpError } from '../errors.ts';

const OUTPUT_BYTES = 1 << 18;

/** @param name what messages call the input */
export async function* gunzip(
  source: AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<Buffer, void, undefined> {
  const compressed = Readable.from(source, { highWaterMark: 2 });
  const stream = createGunzip({ chunkSize: OUTPUT_BYTES });
  let cause: unknown;
  compressed.on('error', (error) => {
    cause = error;
    stream.destroy(error);
  });
  compressed.pipe(stream);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    if (cause !== undefined) throw cause;
    throw explain(error, name);
  } finally {
    compressed.destroy();
    stream.destroy();
  }
}

function explain(error: unknown, name: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code !== 'Z_BUF_ERROR' && code !== 'Z_DATA_ERROR') return error;
  const cut = code === 'Z_BUF_ERROR';
  return new NlpError(cut ? 'the gzip file is cut off' : 'the gzip file is damaged', {
    where: { file: name },
    remedy: `Fetch or compress it again${cut ? '; its end is missing' : ` (${(error as Error).message})`}.`,
    cause: error,
  });
}
