/** Files in both directions between this program and PyTorch, where a Python with it is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { importStateDict } from '../../../src/models/recurrent/import-pytorch.ts';
import { RecurrentModel } from '../../../src/models/recurrent/model.ts';
import { readSafetensors } from '../../../src/store/safetensors-file.ts';
import { saveModel } from '../../../src/store/stored-model.ts';
import { small, text } from './fixtures.ts';

const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import torch'], { timeout: 60_000 }).status === 0,
);
if (python === undefined) console.warn('skipped: files in both directions need PyTorch (python3-torch)');
const script = fileURLToPath(new URL('./_pytorch.py', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'nlp-pytorch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(python === undefined)(
  'PyTorch loads our file strictly and computes our losses; we load its state dict (needs PyTorch)',
  { timeout: 120_000 },
  async () => {
    const shapes = [
      { cell: 'rnn', layers: 1, tied: true, embedding: 10 },
      { cell: 'lstm', layers: 2 },
      { cell: 'gru', layers: 1 },
    ] as const;
    for (const shape of shapes) {
      const model = await RecurrentModel.train(text, { ...small, ...shape });
      const [ours, theirs] = ['ours', 'theirs'].map((name) => path.join(folder, `${name}-${shape.cell}`));
      await saveModel(ours, model);
      const ids = model.encode(text.slice(0, 500));
      const { stdout, stderr, status } = spawnSync(python as string, [script, ours, theirs], {
        input: JSON.stringify([...ids]),
        encoding: 'utf8',
        timeout: 60_000,
      });
      expect(status, stderr).toBe(0);
      const found = JSON.parse(stdout) as { loss: number; fresh: number };
      const lossOf = async (one: RecurrentModel) =>
        Math.log((await one.evaluate(text.slice(0, 500)))?.perplexity ?? 0);
      expect(Math.abs((await lossOf(model)) - found.loss)).toBeLessThan(1e-5);
      const { tensors } = await readSafetensors(theirs);
      const imported = importStateDict(tensors, { vocabulary: [...model.vocabulary.tokens()] });
      expect(imported.config).toMatchObject({ cell: shape.cell, layers: shape.layers, tied: false });
      expect(Math.abs((await lossOf(imported)) - found.fresh)).toBeLessThan(1e-5);
    }
  },
);
