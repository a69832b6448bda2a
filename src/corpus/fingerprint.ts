/**
 * The fingerprint of a corpus: SHA-256 over the length and the SHA-256 of each input (see `CorpusFingerprint`).
 * Hashing takes about 1 ms a MB; `InputOptions.fingerprint: false` spares it.
 */
import { createHash, type Hash } from 'node:crypto';
import type { CorpusFingerprint } from './types.ts';

export class FingerprintBuilder {
  private readonly all: Hash = createHash('sha256');
  private total = 0;
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
    this.all.update(length);
    this.all.update(this.current.digest());
    this.total += this.length;
    this.current = undefined;
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
