/**
 * What happened in one exchange, told in a sentence: which keyword spoke, over which rules the text went, which
 * pattern fitted, and the number of the reply. The steps behind it are those of trace.ts.
 */
import type { TraceStep } from './trace.ts';

/** Rules that are named on the way; more are counted. */
const NAMED_RULES = 2;
/** UTF-16 units of a pattern that is quoted. */
const LONGEST_PATTERN = 30;

export function storyOf(steps: readonly TraceStep[]): string {
  const recalled = steps.some((step) => step.kind === 'recall');
  if (recalled) return 'No keyword at the fourth turn: the oldest memory comes back.';
  const parts = [openingOf(steps), ...wayOf(steps)];
  return `${parts.join(', ')}${endOf(steps)}`;
}

function openingOf(steps: readonly TraceStep[]): string {
  const [first, ...others] = steps.find((step) => step.kind === 'scanned')?.keystack ?? [];
  if (first === undefined) return 'No keyword';
  if (others.length === 0) return `${first.keyword} is the only keyword`;
  const names = others.map(({ keyword }) => keyword);
  const beaten =
    names.length <= 3 ? listed(names) : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  // Of equal ranks the one that was said first speaks.
  return `${first.keyword} ${first.rank > others[0].rank ? 'ranks above' : 'comes before'} ${beaten}`;
}

/** Where links, PRE and NEWKEY led. */
function wayOf(steps: readonly TraceStep[]): string[] {
  const way: string[] = [];
  for (const step of steps) {
    if (step.kind === 'link') way.push(step.keyword);
    else if (step.kind === 'newkey' && step.keyword !== null) way.push(step.keyword);
  }
  const end = way.pop();
  const parts: string[] = [];
  if (end !== undefined) {
    const between =
      way.length > NAMED_RULES ? `by ${way.length} rules ` : way.length > 0 ? `by ${listed(way)} ` : '';
    parts.push(`leads ${between}to ${end}`);
  }
  if (steps.some((step) => step.kind === 'none')) parts.push('so NONE speaks');
  return parts;
}

function endOf(steps: readonly TraceStep[]): string {
  const builtIn = steps.findLast((step) => step.kind === 'built-in');
  if (builtIn !== undefined) {
    const why = builtIn.why === 'no match' ? 'which has no pattern that fits' : 'which is no keyword';
    return `, ${why}: the program’s own message ${builtIn.limit} of 4.`;
  }
  const fitted = steps.findLast((step) => step.kind === 'decomposition')?.decomposition ?? '(0)';
  const pattern = fitted === '(0)' || fitted.length > LONGEST_PATTERN ? '' : ` ${fitted} fits,`;
  const built = steps.findLast((step) => step.kind === 'reassembly');
  const reply = built === undefined ? '' : `:${pattern} reply ${built.position} of ${built.count}`;
  const kept = steps.some((step) => step.kind === 'memory' && step.memory !== null);
  return `${reply}.${kept ? ' A memory is put by.' : ''}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
