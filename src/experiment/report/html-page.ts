/**
 * The page around an HTML report: its style (light and dark, narrow and wide, paper) and its one script, which sorts
 * tables. The policy in the page lets nothing else run and nothing be loaded, whatever a text in it might say.
 */
import { createHash } from 'node:crypto';
import { escapeMarkup } from './text.ts';

const style = `
:root{color-scheme:light dark;--paper:#ffffff;--card:#f6f7f9;--text:#1c2024;--faint:#5b636d;--line:#dfe3e8;--good:#11662f;--bad:#b3261e;--focus:#0067a8}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--card:#1d2126;--text:#e6e9ed;--faint:#a0a8b2;--line:#333a42;--good:#6fd08c;--bad:#ff8a80;--focus:#62b5f0}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.5rem 1rem 4rem;background:var(--paper);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans KR",sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1.15rem;margin:2.25rem 0 .5rem;overflow-wrap:anywhere}
p{margin:.25rem 0;overflow-wrap:anywhere}
.faint{color:var(--faint)}.good{color:var(--good)}.bad{color:var(--bad)}
td.good,td.bad{font-weight:600}
.verdict{font-weight:600}
.scroll{overflow:auto;max-height:36rem;border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .7rem;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--line);white-space:nowrap}
td.long{white-space:normal;overflow-wrap:anywhere;min-width:16rem;max-width:44rem}
td.code,code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono",monospace;font-size:.85em}
tbody tr:last-child td{border-bottom:0}
tbody tr:hover{background:var(--card)}
th{background:var(--card);position:sticky;top:0}
.right{text-align:right}
th button{all:unset;cursor:pointer;font-weight:600;display:inline-flex;gap:.35em;align-items:baseline}
th button::after{content:"\\2195";color:var(--faint);font-size:.85em}
th[aria-sort=ascending] button::after{content:"\\2191";color:inherit}
th[aria-sort=descending] button::after{content:"\\2193";color:inherit}
:focus-visible,th button:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:3px}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,30rem),1fr));gap:1rem}
.charts figure{margin:0;border:1px solid var(--line);border-radius:8px;padding:.5rem;overflow:hidden}
.charts svg{display:block;width:100%;height:auto}
details{margin-top:.5rem}summary{cursor:pointer}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0}
@media print{body{max-width:none}.scroll{overflow:visible;max-height:none}th button::after{content:""}th{position:static}}
`;

/** Sorts by a column: numbers by value, texts by their digits and letters, what is empty always last. */
const script = `
'use strict';
for (const table of document.querySelectorAll('table')) {
  const body = table.tBodies[0];
  const original = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    head.querySelector('button').addEventListener('click', () => {
      const now = head.getAttribute('aria-sort');
      const next = now === 'ascending' ? 'descending' : now === 'descending' ? 'none' : 'ascending';
      for (const other of heads) other.setAttribute('aria-sort', 'none');
      head.setAttribute('aria-sort', next);
      const sign = next === 'descending' ? -1 : 1;
      const rows = original.map((row) => {
        const cell = row.cells[column];
        const text = cell.textContent.trim();
        const number = cell.dataset.value === undefined ? NaN : Number(cell.dataset.value);
        return { row, text, number, empty: Number.isNaN(number) && (text === '' || text === '\\u2013') };
      });
      if (next !== 'none') {
        rows.sort((a, b) => {
          if (a.empty || b.empty) return Number(a.empty) - Number(b.empty);
          const [x, y] = [Number.isNaN(a.number), Number.isNaN(b.number)];
          if (x !== y) return Number(x) - Number(y);
          const order = x ? a.text.localeCompare(b.text, undefined, { numeric: true }) : a.number - b.number;
          return sign * order;
        });
      }
      body.append(...rows.map(({ row }) => row));
    });
  });
}
`;

/** @param title as text @param body as markup */
export function htmlPage(title: string, body: string): string {
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
<script>${script}</script>
</body>
</html>
`;
}
