/** What every kind of model must do, whatever it computes. What a kind is asked stands in its descriptor. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { argumentsOf } from '../../src/cli/flags.ts';
import { loadKinds } from '../../src/kinds/index.ts';
import type { CommandCall } from '../../src/options/command-call.ts';
import { saveModel } from '../../src/store/stored-model.ts';
import { nlp } from '../cli/run.ts';
import { SampleModel, sampleModel } from '../store/sample-model.ts';

const kinds = await loadKinds();

describe.each(kinds)('$name', ({ contract: row }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nlp-contract-'));
  const file = (name: string) => path.join(folder, name);
  const files: Record<string, string> = {
    MODEL: file('model.safetensors'),
    AGAIN: file('again.safetensors'),
    EMPTY: file('empty.txt'),
    OTHER: file('other.safetensors'),
  };
  const run = (call: CommandCall, input = '', more: CommandCall['options'] = {}) =>
    nlp(
      argumentsOf({ ...call, options: { ...call.options, ...more } }).map(
        (argument) => files[argument] ?? argument,
      ),
      { input },
    );

  beforeAll(async () => {
    writeFileSync(files.EMPTY, '');
    await saveModel(files.OTHER, sampleModel());
    if (row.train === undefined) return;
    const { status, stderr } = run(row.train);
    expect(status, stderr).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const { train } = row;
  if (train !== undefined) {
    test('the same seed gives the same bytes', () => {
      expect(run(train, '', { output: 'AGAIN' }).status).toBe(0);
      expect(readFileSync(files.AGAIN).equals(readFileSync(files.MODEL))).toBe(true);
    });
  }

  test('the same question gets the same answer, however the model was loaded', () => {
    const answers = row.answer.flatMap((call) => [run(call, row.input), run(call, row.input)]);
    for (const { status, stdout, stderr } of answers) {
      expect(status, stderr).toBe(0);
      expect(stdout).not.toBe('');
      expect(stdout).toBe(answers[0].stdout);
    }
  });

  test('--json gives one value a line, with the keys of the contract', () => {
    const { status, stdout } = run(row.answer[0], row.input, { json: true });
    expect(status).toBe(0);
    const values = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const value of values) expect(Object.keys(value)).toEqual(row.jsonKeys);
  });

  test('--explain says more, and in the same words as data', () => {
    const plain = run(row.answer[0], row.input).stdout;
    const explained = run(row.answer[0], row.input, { explain: true });
    expect(explained.status, explained.stderr).toBe(0);
    expect(explained.stdout.length).toBeGreaterThan(plain.length);
    const data = run(row.answer[0], row.input, { explain: true, json: true });
    expect(data.status, data.stderr).toBe(0);
    for (const line of data.stdout.trim().split('\n')) JSON.parse(line);
  });

  test('nothing is answered to nothing', () => {
    for (const call of row.answer) {
      const { status, stdout, stderr } = run(call);
      expect(status, stderr).toBe(0);
      expect(stdout).toMatch(row.onEmptyInput);
    }
  });

  test('training on nothing, and a model of another kind, are bad input', () => {
    for (const call of [row.trainOnNothing, row.answerWithOther]) {
      const { status, stdout, stderr } = run(call, row.input);
      expect(status).toBe(3);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^nlp: /);
      expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
    }
  });

  test('a model file that was cut short is refused', () => {
    const bytes = readFileSync(row.train === undefined ? files.OTHER : files.MODEL);
    writeFileSync(files.OTHER, bytes.subarray(0, bytes.length - 1));
    const { status, stderr } = run(row.answerWithOther, row.input);
    expect(status).toBe(3);
    expect(stderr).toContain(files.OTHER);
  });
});

test('the sample that stands for another kind is no kind of ours', () => {
  expect(kinds.flatMap(({ files }) => Object.keys(files))).not.toContain(SampleModel.kind);
});
