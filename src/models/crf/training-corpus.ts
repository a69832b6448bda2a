/**
 * Labelled sentences as training data: the attributes that feature templates make of tables of tokens, or those that a
 * file of attributes gives. Sentences are added one by one, so that their strings need not stay.
 */
import { NlpError, shownValue, usageError } from '../../errors.ts';
import { AttributeDataBuilder } from './attribute-data.ts';
import { AttributeFinder } from './attribute-finder.ts';
import { parseTemplates, type TemplateSet } from './template.ts';
import { templatePresets } from './template-presets.ts';

/** A sentence as a table: [columns][tokens], and what the columns are called. */
export interface ColumnSentence {
  names: readonly string[];
  columns: readonly (readonly string[])[];
  file?: string;
  line?: number;
}

/** A sequence of items with attributes; labels where they are known. */
export interface AttributeItems {
  attributes: readonly (readonly string[])[];
  values: readonly (readonly number[])[];
  labels: readonly string[];
}

export type CrfSentence = ColumnSentence | AttributeItems;

export const isTable = (sentence: CrfSentence): sentence is ColumnSentence => 'columns' in sentence;

/** How the features of a model are made of a sentence. */
export interface FeatureSource {
  /** The text of the templates; undefined where attributes are given. */
  template: string | undefined;
  /** What the columns are called; empty for attributes. */
  columns: string[];
  /** The column with the labels, from 0; -1 for attributes. */
  labelColumn: number;
}

export interface CorpusOptions {
  /** The text of the templates; undefined: a preset by the columns. */
  template?: string;
  /** The file they came from, for messages. */
  templateFile?: string;
  /** The column of labels: its number from 1 or its name. @defaultValue the last; `upos` where there is one */
  label?: string;
}

export class TrainingCorpus {
  readonly data = new AttributeDataBuilder();
  readonly #options: CorpusOptions;
  #source: FeatureSource | undefined;
  #templates: TemplateSet | undefined;
  #finder: AttributeFinder | undefined;

  constructor(options: CorpusOptions = {}) {
    this.#options = options;
  }

  /** @throws NlpError where there was no sentence */
  get source(): FeatureSource {
    if (this.#source === undefined) throw new NlpError('there is no labelled sentence to learn from');
    return this.#source;
  }

  /** False where the templates ask for no weights of pairs of labels. */
  get hasTransitions(): boolean {
    return this.#templates?.hasTransitions ?? true;
  }

  /** @throws NlpError where it is of another form than those before, or lacks a column */
  add(sentence: CrfSentence): void {
    this.#source ??= this.#prepare(sentence);
    if (isTable(sentence)) this.#addTable(sentence, this.#source);
    else this.#addItems(sentence, this.#source);
    this.data.endSequence();
  }

  #prepare(sentence: CrfSentence): FeatureSource {
    const { template, templateFile, label } = this.#options;
    if (!isTable(sentence)) {
      if (template !== undefined)
        throw usageError('cannot matter: the file gives the attributes itself', 'template');
      return { template: undefined, columns: [], labelColumn: -1 };
    }
    const labelColumn = labelColumnOf(sentence.names, label);
    const text = template ?? templatePresets[presetFor(sentence, labelColumn)];
    const templates = parseTemplates(text, templateFile);
    checkColumns(templates, sentence.names, labelColumn, templateFile);
    this.#templates = templates;
    this.#finder = new AttributeFinder(templates.templates, (name) => this.data.attributes.add(name));
    return { template: text, columns: [...sentence.names], labelColumn };
  }

  #addTable(sentence: ColumnSentence, { labelColumn, columns }: FeatureSource): void {
    const { columns: table, file, line } = sentence;
    if (this.#finder === undefined) throw mixed();
    if (table.length !== columns.length) {
      throw new NlpError(`has ${table.length} columns where those before have ${columns.length}`, {
        where: { file, line },
      });
    }
    const labels = table[labelColumn];
    const { length } = labels;
    const finder = this.#finder;
    finder.load(table, length);
    for (let t = 0; t < length; t++) {
      for (let k = finder.starts[t]; k < finder.starts[t + 1]; k++) this.data.addAttributeId(finder.ids[k]);
      this.data.endItem(labels[t]);
    }
  }

  #addItems({ attributes, values, labels }: AttributeItems, { labelColumn }: FeatureSource): void {
    if (labelColumn !== -1) throw mixed();
    for (const [t, label] of labels.entries()) {
      for (const [k, attribute] of attributes[t].entries()) this.data.addAttribute(attribute, values[t][k]);
      this.data.endItem(label);
    }
  }
}

/** @throws NlpError (exit 2) where there is no such column */
function labelColumnOf(names: readonly string[], label: string | undefined): number {
  if (label === undefined) {
    const pos = names.indexOf('upos');
    return pos === -1 ? names.length - 1 : pos;
  }
  const column = /^\d+$/.test(label) ? Number(label) - 1 : names.indexOf(label);
  if (column >= 0 && column < names.length) return column;
  throw usageError(`is ${shownValue(label)}: there is no such column`, 'label', () => {
    const known = names.filter((name) => !/^\d+$/.test(name));
    return `There are columns 1 to ${names.length}${known.length > 0 ? `: ${names.join(', ')}` : ''}.`;
  });
}

/** Chunks have a part of speech beside the word, names do not, and parts of speech have no chunk's prefix. */
function presetFor({ columns }: ColumnSentence, labelColumn: number): string {
  if (labelColumn >= 2) return columns.length > 3 ? 'pos' : 'chunking';
  return columns[labelColumn].some((label) => /^[BIOES](-|$)/.test(label)) ? 'ner' : 'pos';
}

function checkColumns(
  templates: TemplateSet,
  names: readonly string[],
  labelColumn: number,
  file: string | undefined,
): void {
  const where = file === undefined ? {} : { where: { file } };
  if (templates.columns > names.length) {
    throw new NlpError(`the template looks at column ${templates.columns - 1}, counted from 0`, {
      ...where,
      remedy: `The text has ${names.length} columns: 0 to ${names.length - 1}.`,
    });
  }
  if (templates.templates.some(({ cells }) => cells.some(({ column }) => column === labelColumn))) {
    throw new NlpError(`the template looks at column ${labelColumn}, which has the labels`, {
      ...where,
      remedy: (option) => `Choose another column of labels with ${option('label')}, or another template.`,
    });
  }
}

function mixed(): NlpError {
  return new NlpError('tables of tokens and files of attributes cannot be mixed', {
    remedy: 'Train on one of them.',
  });
}
