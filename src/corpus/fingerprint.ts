/**
 * The fingerprint of a corpus: SHA-256 over the length and the SHA-256 of each input (see `CorpusFingerprint`).
 * Hashing takes about 1 ms a MB; `InputOptions.fingerprint: false` spares it.
 */
import { createHash, type Hash } from 'node:crypto';
import type { CorpusFingerprint } from './types.ts';

/** A folder of thousands of files is remembered as one: a model file is no list of them. */
const MOST_PARTS = 64;

export class FingerprintBuilder {
  private readonly all: Hash = createHash('sha256');
  private total = 0;
  private readonly each: CorpusFingerprint[] = [];
  private current: Hash | undefined;
  private length = 0;

  /** Starts the next input. */
  begin(): void {
    this.end();
    this.current = createHash('sha256');
    this.length = 0;
  }

  update(bytes: Uint8Array): void {
    this.current?.update(bytes);
    this.length += bytes.length;
  }

  /** Ends the input that `begin` started, if one did. */
  end(): void {
    if (this.current === undefined) return;
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(this.length));
    const digest = this.current.digest();
    this.all.update(length);
    this.all.update(digest);
    this.total += this.length;
    if (this.length > 0 && this.each.length <= MOST_PARTS) {
      const sha256 = createHash('sha256').update(length).update(digest).digest('hex');
      this.each.push({ sha256, bytes: this.length });
    }
    this.current = undefined;
  }

  /** The fingerprint of each input that is not empty; of more than a few only the one of all. */
  parts(): CorpusFingerprint[] {
    const all = this.digest();
    return this.each.length > 0 && this.each.length <= MOST_PARTS ? [...this.each] : [all];
  }

  digest(): CorpusFingerprint {
    this.end();
    return { sha256: this.all.copy().digest('hex'), bytes: this.total };
  }
}

/** One fingerprint of several corpora that are read side by side: SHA-256 over the bytes and the SHA-256 of each. */
export function joinFingerprints(parts: readonly CorpusFingerprint[]): CorpusFingerprint {
  const all = createHash('sha256');
  let bytes = 0;
  for (const part of parts) {
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(part.bytes));
    all.update(length);
    all.update(Buffer.from(part.sha256, 'hex'));
    bytes += part.bytes;
  }
  return { sha256: all.digest('hex'), bytes };
}

/**
 * Whether a text, or a part of it, is among those that a model was made of.
 * @param known what the model remembers; undefined where it remembers nothing
 */
export function sharedText(
  known: readonly CorpusFingerprint[] | undefined,
  text: readonly CorpusFingerprint[],
): 'all' | 'part' | undefined {
  const hashes = new Set(known?.filter(({ bytes }) => bytes > 0).map(({ sha256 }) => sha256));
  const shared = text.filter(({ sha256 }) => hashes.has(sha256)).length;
  if (shared === 0) return undefined;
  return shared === text.length ? 'all' : 'part';
}
