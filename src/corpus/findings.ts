/** Findings of `corpus check`: all are counted, the first of each kind kept. */
import { NlpError, type OptionNaming } from '../errors.ts';

export type FindingKind =
  | 'unreadable'
  | 'format'
  | 'duplicate-id'
  | 'empty'
  | 'empty-document'
  | 'empty-text'
  | 'empty-side'
  | 'same-sides'
  | 'uneven-sides'
  | 'label-conflict'
  | 'unknown-role'
  | 'role-order'
  | 'duplicate-text'
  | 'mixed-line-ends'
  | 'lone-cr'
  | 'bom-inside'
  | 'tab'
  | 'control-character'
  | 'replacement-character'
  | 'not-nfc'
  | 'long-line'
  | 'tag-case'
  | 'label-case'
  | 'rare-tag'
  | 'rare-label'
  | 'unknown-tag';

export interface Finding {
  severity: 'error' | 'warning';
  kind: FindingKind;
  file: string;
  line?: number;
  column?: number;
  message: string;
  remedy?: string;
}

export interface CheckReport {
  files: number;
  lines: number;
  /** Sentences, documents, or what else was checked. */
  items: number;
  errors: number;
  warnings: number;
  /** How often each kind was found. */
  counts: Partial<Record<FindingKind, number>>;
  /** At most `limit`, in the order found; of each kind at most a fair share, so that none hides the others. */
  findings: Finding[];
}

export class FindingList {
  private readonly limit: number;
  private readonly optionNames: OptionNaming;
  private readonly findings: Finding[] = [];
  private readonly counts = new Map<FindingKind, number>();
  private errors = 0;
  private warnings = 0;

  /** @param optionNames how remedies call options */
  constructor(limit: number, optionNames: OptionNaming = (key) => key) {
    this.limit = limit;
    this.optionNames = optionNames;
  }

  add(
    severity: Finding['severity'],
    kind: FindingKind,
    file: string,
    line: number | undefined,
    message: string,
    more: Pick<Finding, 'column' | 'remedy'> = {},
  ): void {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    if (severity === 'error') this.errors++;
    else this.warnings++;
    const share = Math.max(1, Math.floor(this.limit / 5));
    if (this.findings.length < this.limit && count <= share) {
      this.findings.push({ severity, kind, file, line, message, ...more });
    }
  }

  /** An error of a reader becomes a finding; anything else is a bug and thrown again, as is wrong usage. */
  addError(error: unknown, file: string): void {
    if (!(error instanceof NlpError) || error.exitStatus === 2) throw error;
    const { line, column, byte } = error.where ?? {};
    const message = byte === undefined ? error.what : `${error.what}, byte ${byte}`;
    const kind = byte === undefined ? 'format' : 'unreadable';
    const { remedy } = error.withOptionNames(this.optionNames);
    this.add('error', kind, error.where?.file ?? file, line, message, { column, remedy });
  }

  get errorCount(): number {
    return this.errors;
  }

  result(): Omit<CheckReport, 'files' | 'lines' | 'items'> {
    return {
      errors: this.errors,
      warnings: this.warnings,
      counts: Object.fromEntries(this.counts),
      findings: this.findings,
    };
  }
}
