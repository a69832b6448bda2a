/** A hundred thousand random strings through byte-level BPE and back; bpe.test.ts does it with a tenth of them. */
import { test } from 'vitest';
import { expectRoundTrips } from './_trained.ts';

test('a hundred thousand random strings come back', { timeout: 60_000 }, () => expectRoundTrips(100_000));
