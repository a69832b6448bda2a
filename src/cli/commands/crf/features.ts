/** `nlp crf features`: the attributes that a template makes of sentences, in the format of CRFsuite; or the template. */
import { readTokenTables } from '../../../corpus/examples/token-tables.ts';
import { usageError } from '../../../errors.ts';
import { templateOf } from '../../../kinds/crf/train.ts';
import { AttributeFinder } from '../../../models/crf/attribute-finder.ts';
import { parseTemplates } from '../../../models/crf/template.ts';
import { TrainingCorpus } from '../../../models/crf/training-corpus.ts';
import { type CommonFlags, type InputFlags, inputOptions } from '../../options.ts';
import { Output } from '../../output.ts';

interface FeatureFlags extends CommonFlags, InputFlags {
  template?: string;
  label?: string;
}

export async function features(inputs: string[], flags: FeatureFlags): Promise<void> {
  const { template: name, label } = flags;
  const options = await templateOf(name);
  const output = new Output();
  try {
    if (inputs.length === 0 && flags.text === undefined && (name !== undefined || process.stdin.isTTY)) {
      if (options.template === undefined)
        throw usageError(
          'is missing: which template shall be printed?',
          'template',
          () => 'Give one, or an input.',
        );
      output.line(options.template);
      return;
    }
    let finder: AttributeFinder | undefined;
    let labelColumn = -1;
    for await (const tables of readTokenTables(inputs, { ...inputOptions(flags), fingerprint: false })) {
      for (const table of tables) {
        if (finder === undefined) {
          // What training would choose for such a table.
          const corpus = new TrainingCorpus({ ...options, label });
          corpus.add(table);
          labelColumn = corpus.source.labelColumn;
          finder = new AttributeFinder(parseTemplates(corpus.source.template as string).templates, () => 0);
        }
        const length = table.columns[0].length;
        finder.load(table.columns, length);
        const items = Array.from({ length }, (_, t) => ({
          label: table.columns[labelColumn][t],
          attributes: finder?.namesAt(t, length) ?? [],
        }));
        const full = flags.json
          ? output.json(items)
          : output.line(
              items.map((item) => `${[item.label, ...item.attributes].map(escaped).join('\t')}\n`).join(''),
            );
        if (full) await full;
      }
      await output.flush();
    }
  } finally {
    await output.flush();
  }
}

const escaped = (text: string): string => text.replace(/[\\:]/g, '\\$&');
