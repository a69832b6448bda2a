/** What may be wrong with items that could be read, kind by kind. */
import { shownValue } from '../errors.ts';
import { DuplicateFinder, hashOfText, MAXIMUM_TEXTS } from './duplicates.ts';
import type { FindingKind, FindingList } from './findings.ts';
import type {
  ChatMessage,
  CorpusDocument,
  ItemKind,
  ItemTypes,
  LabelledText,
  Place,
  TextPair,
} from './items.ts';
import { TagSetChecker } from './tag-set-check.ts';

/** Roles that every chat format knows. */
const usualRoles = new Set(['system', 'user', 'assistant', 'tool', 'developer']);
/** One side of a pair so many times as long as the other is probably not its translation. */
const MAXIMUM_RATIO = 9;
/** Characters of the longer side from which on the ratio says something. */
const RATIO_FROM = 40;

type Checks = { [Kind in ItemKind]: (item: ItemTypes[Kind]) => void };

export class ItemChecker {
  readonly #findings: FindingList;
  readonly #duplicates: DuplicateFinder;
  readonly #ids = new Map<string, string>();
  /** Of each text, by its hash. */
  readonly #textLabels = new Map<number, { labels: string; place: string }>();
  readonly #tags: TagSetChecker;
  readonly #labels: TagSetChecker;

  constructor(findings: FindingList) {
    this.#findings = findings;
    this.#duplicates = new DuplicateFinder(findings);
    this.#tags = new TagSetChecker(findings, 'tag');
    this.#labels = new TagSetChecker(findings, 'label');
  }

  /** What looks at items of a kind. */
  readonly checks: Checks = {
    sentences: (item) => this.#duplicates.check(item.text, item.file, item.line),
    tagged: (item) => {
      this.#duplicates.check(item.tokens.join(' '), item.file, item.line);
      for (const tag of item.tags) this.#tags.count(tag, item.file, item.line);
    },
    documents: (item) => this.#document(item),
    labelled: (item) => this.#labelled(item),
    pairs: (item) => this.#pair(item),
    columns: (item) => {
      this.#duplicates.check(item.columns[0].join(' '), item.file, item.line);
      const last = item.columns.length > 1 ? (item.columns.at(-1) as string[]) : [];
      for (const tag of last) this.#tags.count(tag, item.file, item.line);
    },
    attributes: (item) => {
      for (const label of item.labels) this.#labels.count(label, item.file, item.line);
    },
    chats: (item) => this.#chat(item.messages, item),
  };

  /** The tags should be Universal POS tags. */
  expectUniversalTags(): void {
    this.#tags.expectUniversal();
  }

  /** After the last item. */
  finish(): void {
    this.#tags.finish();
    this.#labels.finish();
  }

  #document(item: CorpusDocument): void {
    const { id, text, label, file, line } = item;
    if (text.trim() === '') {
      this.#warn('empty-document', item, `the document ${shownValue(id)} is empty`);
    } else this.#duplicates.check(text, file, line);
    const before = this.#ids.get(id);
    if (before === undefined) this.#ids.set(id, `${file}:${line}`);
    else {
      const message = `the document id ${shownValue(id)} comes twice, first at ${before}`;
      this.#findings.add('error', 'duplicate-id', file, line, message);
    }
    if (label !== undefined) this.#labels.count(label, file, line);
  }

  #labelled(item: LabelledText): void {
    const { text, labels, file, line } = item;
    for (const label of labels) this.#labels.count(label, file, line);
    const trimmed = text.trim();
    if (trimmed === '') {
      this.#warn('empty-text', item, 'the text is empty');
      return;
    }
    const written = [...labels].sort().join(', ');
    const key = hashOfText(trimmed);
    const before = this.#textLabels.get(key);
    if (before === undefined && this.#textLabels.size < MAXIMUM_TEXTS) {
      this.#textLabels.set(key, { labels: written, place: `${file}:${line}` });
    }
    if (before !== undefined && before.labels !== written) {
      const message = `the same text is ${before.labels} at ${before.place}, here ${written}`;
      this.#warn('label-conflict', item, message);
    } else this.#duplicates.check(text, file, line);
  }

  #pair(item: TextPair): void {
    const { source, target, file, line } = item;
    const [left, right] = [source.trim(), target.trim()];
    if (left === '' || right === '') {
      this.#warn('empty-side', item, `the ${left === '' ? 'source' : 'target'} is empty`);
      return;
    }
    if (left === right) this.#warn('same-sides', item, 'source and target are the same');
    const [shorter, longer] = [left.length, right.length].sort((a, b) => a - b);
    if (longer >= RATIO_FROM && longer > MAXIMUM_RATIO * shorter) {
      this.#warn('uneven-sides', item, `one side has ${longer} characters, the other ${shorter}`);
    }
    this.#duplicates.check(`${left}\t${right}`, file, line);
  }

  #chat(messages: readonly ChatMessage[], item: Place): void {
    for (const [i, { role, content }] of messages.entries()) {
      if (!usualRoles.has(role))
        this.#warn('unknown-role', item, `message ${i + 1} is of ${shownValue(role)}`);
      if (content.trim() === '') this.#warn('empty-text', item, `message ${i + 1} is empty`);
      if (role === 'system' && i > 0)
        this.#warn('role-order', item, `message ${i + 1} is of system, not the first`);
      else if (i > 0 && role === messages[i - 1].role && role !== 'tool') {
        this.#warn('role-order', item, `messages ${i} and ${i + 1} are both of ${role}`);
      }
    }
    if (!messages.some(({ role }) => role === 'assistant')) {
      this.#warn('role-order', item, 'no message is of assistant: there is nothing to learn');
    }
    this.#duplicates.check(messages.map(({ content }) => content).join('\n'), item.file, item.line);
  }

  #warn(kind: FindingKind, { file, line }: Place, message: string): void {
    this.#findings.add('warning', kind, file, line, message);
  }
}
