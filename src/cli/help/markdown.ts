/** A page of help as Markdown. */
import { wrapColumns } from '../../figure/terminal-width.ts';
import type { HelpBlock, HelpPage } from './page.ts';

/** Characters a line, as in the README. */
const lineLength = 118;

export function pageMarkdown({ title, blocks }: HelpPage): string {
  return `# ${title}\n${blocks.map((block) => `\n${blockMarkdown(block)}\n`).join('')}`;
}

function blockMarkdown(block: HelpBlock): string {
  switch (block.kind) {
    case 'text':
      return wrapColumns(escaped(block.text), lineLength).join('\n');
    case 'heading':
      return `## ${block.text}`;
    case 'list':
      return block.items
        .map((item) => `- ${wrapColumns(escaped(item), lineLength - 2).join('\n  ')}`)
        .join('\n');
    case 'code':
      return `\`\`\`\n${block.lines.join('\n')}\n\`\`\``;
    case 'table': {
      const rows = [block.columns, block.columns.map(() => '---'), ...block.rows];
      return rows.map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
    }
  }
}

function cell(text: string): string {
  return escaped(text).replaceAll('|', '\\|');
}

/** Outside of backticks, what would be read as a tag. */
function escaped(text: string): string {
  return text
    .split('`')
    .map((piece, i) => (i % 2 === 0 ? piece.replaceAll('<', '&lt;') : piece))
    .join('`');
}
