/** Texts made safe: nothing is lost, nothing is markup, nothing is hidden. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  codeSpan,
  escapeMarkdown,
  escapeMarkup,
  shorten,
  visible,
  visibleLines,
} from '../../../src/experiment/report/text.ts';
import { anyText } from '../example-results.ts';

test('what cannot be seen is written as an escape', () => {
  expect(visible('a\u001b[2J\u202eb\ud800\ufeff\n\t\u{1ffff}')).toBe(
    'a\\x1b[2J\\u202eb\\ud800\\ufeff\\n\\t\\u{1ffff}',
  );
  expect(visible('한국어 👩‍🔬 العربية é')).toBe('한국어 👩‍🔬 العربية é');
  expect(visibleLines('a\r\nb\tc\rd\u0000')).toBe('a\nb\tc\\rd\\x00');
});

test('shortened texts end in an ellipsis and split no character', () => {
  expect(shorten('abcdef', 6)).toBe('abcdef');
  expect(shorten('abcdefg', 6)).toBe('abcde…');
  expect(shorten('😀😀😀😀', 3)).toBe('😀😀…');
  expect(shorten('😀😀😀', 3)).toBe('😀😀😀');
});

test('escaped markup holds no markup and decodes to the visible text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = escapeMarkup(text);
      expect(escaped).not.toMatch(/[<>"'`]|&(?!#\d+;)/);
      expect(decode(escaped)).toBe(visible(text));
    }),
  );
});

test('escaped Markdown has a backslash before whatever is markup', () => {
  expect(escapeMarkdown('a|b *c* _d_ [e](f) <g> `h` #1 $x$ ~i~ !j &amp;')).toBe(
    'a\\|b \\*c\\* \\_d\\_ \\[e\\](f) \\<g\\> \\`h\\` \\#1 \\$x\\$ \\~i\\~ \\!j \\&amp;',
  );
  expect(escapeMarkdown('see http://x.y and www.x.y, @someone, ndcg@10, :smile:')).toBe(
    'see http\\://x.y and www\\.x.y, \\@someone, ndcg@10, \\:smile:',
  );
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = escapeMarkdown(text);
      expect(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(visible(text));
      expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[\\`*_{}[\]<>|~$&#!\n]/);
    }),
  );
});

test('code keeps its text, also in a table', () => {
  expect(codeSpan('order=2 @fables:test')).toBe('`order=2 @fables:test`');
  expect(codeSpan('a\\|b')).toBe('<code>a&#92;&#124;b</code>');
  expect(codeSpan('`')).toBe('<code>&#96;</code>');
  expect(codeSpan('')).toBe('');
  expect(codeSpan(' ')).toBe('`␣`');
  fc.assert(
    fc.property(anyText, (text) => {
      const span = codeSpan(text);
      const inner = span.startsWith('`') ? span.slice(1, -1) : decode(span.replace(/<\/?code>/g, ''));
      expect(span.startsWith('`') ? inner : decode(inner)).toBe(
        visible(text).trim() === '' ? visible(text).replaceAll(' ', '␣') : visible(text),
      );
      expect(span).not.toMatch(/\||\n/);
      expect(inner.includes('`') && span.startsWith('`')).toBe(false);
    }),
  );
});

function decode(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
