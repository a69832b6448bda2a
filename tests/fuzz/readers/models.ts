/**
 * Model files of every kind. What is asked of a model comes from the kind's descriptor: each verb that it shares with
 * other kinds, and whether what it saves again is read again. A kind may have a row with small models of its own and with
 * what only its commands ask; without one the model of its contract is trained.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { argumentsOf } from '../../../src/cli/flags.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { loadKinds } from '../../../src/kinds/index.ts';
import type { Kind } from '../../../src/kinds/kind.ts';
import { loadModel } from '../../../src/kinds/load-model.ts';
import type { VerbContext } from '../../../src/kinds/verbs/context.ts';
import { defaultsOf } from '../../../src/options/table.ts';
import { modelFromFile } from '../../../src/store/load-model.ts';
import { decodeModelFile, encodeModelFile } from '../../../src/store/model-codec.ts';
import { encodeSafetensors } from '../../../src/store/safetensors.ts';
import type { StorableModel } from '../../../src/store/stored-model.ts';
import { decodeSafetensors } from '../../store/decode-safetensors.ts';
import { damageModel } from '../damage/model.ts';
import { orRefused } from '../or-refused.ts';
import type { Reader, ReaderTools } from '../reader.ts';
import { type ModelRow, modelRows } from './model-rows.ts';

export async function modelReaders(): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const kind of await loadKinds()) {
    for (const [name, file] of Object.entries(kind.files)) {
      const row: ModelRow | undefined = modelRows[name];
      const seeds = row === undefined ? await contractModel(kind, name) : (await row.models()).map(bytesOf);
      if (seeds === undefined) continue;
      const loader = await file.load();
      readers.push({
        name: `${name} model`,
        fileName: 'damaged.model',
        seeds,
        damage: damageModel,
        share: row?.share,
        async use(path, tools) {
          const model = await loadModel(path, name);
          // Saved again it is a model still.
          const again = () => {
            const bytes = Uint8Array.from(bytesOf(model));
            modelFromFile(decodeModelFile(decodeSafetensors(bytes)), loader);
          };
          await tools.uses(
            ...verbUses(kind, path, tools, row?.isTrained ?? true),
            again,
            ...(row?.uses?.(model as never, tools) ?? []),
          );
        },
      });
    }
  }
  return readers;
}

export function bytesOf(model: StorableModel): Buffer {
  return Buffer.concat([...encodeSafetensors(encodeModelFile(model.toModelFile()))]);
}

/** What the shared verbs of a kind ask of a model. @param isTrained whether it can answer, or is only described */
export function verbUses(
  kind: Kind,
  file: string,
  { check, random }: ReaderTools,
  isTrained: boolean,
): (() => Promise<unknown>)[] {
  const { info, next, generate, perplexity, tag } = kind.verbs ?? {};
  const text = kind.contract.input;
  const first = text.split('\n')[0];
  const optionsOf = (options: Parameters<typeof defaultsOf>[0] = {}) => ({
    ...defaultsOf(options),
    model: file,
  });
  const uses: (() => Promise<unknown>)[] = [];
  if (info !== undefined)
    uses.push(async () => {
      const facts = await (await info.load()).describeFile(file, optionsOf(info.options));
      check('info', facts.json);
      JSON.stringify(facts);
    });
  if (!isTrained) return uses;
  const context = contextOf(text);
  if (next !== undefined)
    uses.push(async () => {
      const answers = await (await next.load()).openForNext(optionsOf(), context);
      check('next', answers.next(first, 5));
      check('next --explain', answers.explain(first, 5));
    });
  if (generate !== undefined)
    uses.push(async () => {
      const given = { ...optionsOf(generate.options), length: 8, explain: true };
      const answers = await (await generate.load()).openForGenerate(given, context);
      const drawing = answers.draw(random, { ...given, prompt: first.slice(0, 5) });
      let drawn = drawing.next();
      while (!drawn.done) drawn = drawing.next();
      check('generate', drawn.value);
    });
  if (perplexity !== undefined)
    uses.push(async () => {
      const given = { ...optionsOf(perplexity.options), explain: true };
      const answer = await (await perplexity.load()).perplexity([], given, context);
      if (answer !== undefined) check('perplexity', { json: answer.json, perplexity: answer.perplexity });
    });
  if (tag !== undefined)
    uses.push(async () => {
      const answers = await (await tag.load()).openForTag(optionsOf(tag.options));
      for await (const sentences of answers.read([], { text })) {
        for (const sentence of sentences) {
          check('tag', (await answers.tag(sentence)).json);
          check('tag --explain', (await answers.explain(sentence)).json);
        }
      }
    });
  // A file of the kind may be a form of model that a verb does not take.
  return uses.map((use) => () => orRefused(use));
}

function contextOf(text: string): VerbContext {
  return {
    reading: (_, read) => read({ text }),
    working: (_, work) => work(() => {}),
    note: () => {},
    warn: () => {},
  };
}

/** The model that the contract of a kind trains; undefined for a file of the kind that is none. */
async function contractModel({ contract }: Kind, name: string): Promise<Buffer[] | undefined> {
  if (contract.train === undefined) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'nlp-fuzz-'));
  const file = path.join(folder, 'model');
  try {
    await runProgram(
      [...argumentsOf(contract.train), '--quiet'].map((one) => (one === 'MODEL' ? file : one)),
    );
    const bytes = readFileSync(file);
    const { kind } = decodeModelFile(decodeSafetensors(Uint8Array.from(bytes)));
    return kind === name ? [bytes] : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
