/** The tour as one page that needs nothing else: no scripts, no fonts or files from elsewhere; light and dark. */
import { figureSvg } from '../../figure/figure-svg.ts';
import { escapeXml } from '../../figure/svg.ts';
import type { Block, Page } from '../../tour/blocks.ts';
import type { Messages } from '../../tour/messages/messages.ts';
import type { Language } from '../../tour/station.ts';
import { commandLine } from '../flags.ts';

/** Narrow, so that its letters stay readable on a telephone; wide pages draw it larger. */
const figureWidth = 420;

const style = `
:root{color-scheme:light dark;--paper:#fff;--text:#1c2024;--faint:#5b636d;--line:#dfe3e8;--soft:#f4f6f8;--accent:#0067a8}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--text:#e6e9ed;--faint:#a0a8b2;--line:#333a42;--soft:#1e2328;--accent:#62b5f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--text);font:17px/1.6 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans KR",sans-serif;word-break:keep-all;overflow-wrap:anywhere}
main,header,footer{max-width:44rem;margin:0 auto;padding:0 1.1rem}
header{padding-top:2.5rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.45rem;line-height:1.25;margin:0 0 .75rem;padding-top:2rem;border-top:1px solid var(--line)}
h3{font-size:1.1rem;margin:2rem 0 .5rem}
section{margin:2.5rem 0}
.sub,footer,.label{color:var(--faint)}
nav ol{display:flex;flex-wrap:wrap;gap:.35rem .9rem;list-style:none;margin:1.25rem 0;padding:0}
a{color:var(--accent)}
.talk{margin:1rem 0;padding:.9rem 1rem;background:var(--soft);border-radius:.6rem}
.talk p{margin:.15rem 0}.person::before{content:"> ";color:var(--faint)}.machine{color:var(--accent);padding-left:1.1rem}
.note{color:var(--faint);font:.8rem/1.45 ui-monospace,monospace;padding-left:1.1rem;margin-bottom:.7rem!important}
.wide{overflow-x:auto;margin:1.1rem 0}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .9rem .3rem 0;text-align:left;border-bottom:1px solid var(--line)}td{white-space:pre-wrap}th{overflow-wrap:normal;font-weight:600;font-size:.85rem;color:var(--faint)}
.right{text-align:right}td.right,.whole{white-space:nowrap}
dl{margin:1rem 0;display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1rem}dt{color:var(--faint)}dd{margin:0}
dl.long{display:block}dl.long dt{color:var(--text)}dl.long dd{font:.85rem ui-monospace,monospace;color:var(--faint);margin:0 0 .5rem 1.1rem}
figure{margin:1.4rem 0}figure svg{max-width:100%;height:auto;display:block;border:1px solid var(--line);border-radius:.6rem}figure.full svg{width:100%;max-width:35rem}
pre{background:var(--soft);border-radius:.6rem;padding:.7rem 1rem;overflow-x:auto;font:.85rem/1.5 ui-monospace,monospace;margin:.3rem 0 1rem;white-space:pre-wrap}
.label{margin-bottom:0}footer{padding-bottom:3rem;font-size:.9rem}`;

export function tourHtml(pages: readonly Page[], language: Language, messages: Messages): string {
  const links = pages
    .map(({ name, title }) => `<li><a href="#${name}">${escapeXml(title)}</a></li>`)
    .join('');
  const sections = pages.map(
    ({ name, title, blocks }) =>
      `<section id="${name}">\n<h2>${escapeXml(title)}</h2>\n${blocks.map((block, i) => blockHtml(block, `${name}-${i}`)).join('\n')}\n</section>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(messages.title)}</title>
<style>${style}
</style>
</head>
<body>
<header>
<h1>${escapeXml(messages.title)}</h1>
<p class="sub">${escapeXml(messages.subtitle)}</p>
<nav><ol>${links}</ol></nav>
</header>
<main>
${sections.join('\n')}
</main>
<footer><p>${escapeXml(messages.footer)}</p></footer>
</body>
</html>
`;
}

/** Text, in which words such as 3-gram are not broken at their hyphen. */
function textHtml(text: string): string {
  return escapeXml(text).replace(
    /[\p{L}\p{N}]+-grams?(?!\p{Script=Latin})/gu,
    '<span class="whole">$&</span>',
  );
}

/** Spaces at the beginning of a cell as an edge that its second line keeps, too. */
function indent(cell: string): string {
  const spaces = cell.length - cell.trimStart().length;
  return spaces === 0 ? '' : ` style="padding-left:${(0.3 * spaces).toFixed(1)}em"`;
}

function blockHtml(block: Block, id: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${textHtml(block.text)}</p>`;
    case 'heading':
      return `<h3>${escapeXml(block.text)}</h3>`;
    case 'dialogue': {
      const lines = block.turns.map(
        ({ speaker, text, note }) =>
          `<p class="${speaker}">${escapeXml(text)}</p>${note === undefined ? '' : `<p class="note">${escapeXml(note)}</p>`}`,
      );
      return `<div class="talk">${lines.join('')}</div>`;
    }
    case 'table': {
      const side = (i: number) => (block.columns[i].align === 'right' ? ' class="right"' : '');
      const head = block.columns.map(({ title }, i) => `<th${side(i)}>${escapeXml(title)}</th>`).join('');
      const rows = block.rows.map(
        (row) =>
          `<tr>${row.map((cell, i) => `<td${side(i)}${indent(cell)}>${escapeXml(cell.trimStart())}</td>`).join('')}</tr>`,
      );
      return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
    }
    case 'list': {
      const isLong = block.items.some(({ label }) => label.length > 12);
      const items = block.items.map(
        ({ label, text }) => `<dt>${escapeXml(label)}</dt><dd>${escapeXml(text)}</dd>`,
      );
      return `<dl${isLong ? ' class="long"' : ''}>${items.join('')}</dl>`;
    }
    case 'figure':
      return `<figure${block.figure.kind === 'heat' ? '' : ' class="full"'}>${figureSvg(block.figure, { width: figureWidth, id })}</figure>`;
    case 'commands': {
      const line = block.calls.map(commandLine).join(' && ');
      return `<p class="label">${escapeXml(block.label)}</p><pre>${escapeXml(line)}</pre>`;
    }
  }
}
