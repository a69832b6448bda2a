/**
 * Where e-mail addresses, web addresses and names of hosts stand in a text.
 *
 *   web      scheme "://" up to white space, a quotation mark or a bracket < > { }, without the punctuation at its end
 *            (RFC 3986, appendix C); a closing bracket belongs to it where it was opened in it
 *   e-mail   local part "@" host with a full stop in it (RFC 5321: at most 64 and 255 octets)
 *   host     lower-case labels that end in a known top-level domain, with the port and path after it (`my-site.com/a`)
 */
import { TOP_LEVEL_DOMAINS } from './top-level-domains.ts';

const trigger = /:\/\/|@|\.(?=[a-z])/g;
const scheme = /[A-Za-z][A-Za-z0-9+.-]{0,30}$/;
const rest = /[^\s"<>{}|\\^`“”„«»、。，！？；：「」『』（）《》【】\u200b\ufeff]*/y;
const local = /[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_+-])?$/;
const mailHost = /[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.[A-Za-z]{2,24}(?![A-Za-z0-9])/y;
const labels = /(?:[a-z0-9][a-z0-9-]*\.)*[a-z0-9][a-z0-9-]*$/;
const domain = /(?:\.[a-z]{2,4}(?![A-Za-z0-9_]|-[A-Za-z0-9]))+/y;
const port = /:\d{1,5}(?!\d)/y;

const LONGEST_SCHEME = 31;
const LONGEST_LOCAL = 64;
const LONGEST_HOST = 253;

/** Ascending, apart: [start, end) [start, end) ...; empty where there are none. */
export function addressSpans(text: string): number[] {
  const spans: number[] = [];
  let from = 0;
  trigger.lastIndex = 0;
  for (let match = trigger.exec(text); match !== null; match = trigger.exec(text)) {
    const { index } = match;
    const [start, end] =
      match[0] === '@'
        ? mailAt(text, from, index)
        : match[0] === '.'
          ? hostAt(text, from, index)
          : webAt(text, from, index);
    if (end <= index) continue;
    spans.push(start, end);
    from = end;
    trigger.lastIndex = end;
  }
  return spans;
}

const nothing = [0, 0] as const;

function webAt(text: string, from: number, index: number): readonly [number, number] {
  const before = scheme.exec(text.slice(Math.max(from, index - LONGEST_SCHEME), index));
  if (before === null) return nothing;
  const end = pathEnd(text, index + 3);
  return end > index + 3 ? [index - before[0].length, end] : nothing;
}

function mailAt(text: string, from: number, index: number): readonly [number, number] {
  const before = local.exec(text.slice(Math.max(from, index - LONGEST_LOCAL), index));
  if (before === null) return nothing;
  const end = matchEnd(mailHost, text, index + 1);
  return end > index + 1 ? [index - before[0].length, end] : nothing;
}

function hostAt(text: string, from: number, index: number): readonly [number, number] {
  let end = matchEnd(domain, text, index);
  if (end === index || !TOP_LEVEL_DOMAINS.has(text.slice(text.lastIndexOf('.', end) + 1, end)))
    return nothing;
  const start = Math.max(from, index - LONGEST_HOST);
  const before = labels.exec(text.slice(start, index));
  if (before === null || isLetter(text, index - before[0].length - 1)) return nothing;
  end = matchEnd(port, text, end);
  return [index - before[0].length, text[end] === '/' ? pathEnd(text, end) : end];
}

/** Where a path ends that begins at `start`: punctuation after it is the sentence's. */
function pathEnd(text: string, start: number): number {
  let end = matchEnd(rest, text, start);
  let open = 0;
  for (let i = start; i < end; i++)
    if (text[i] === '(') open++;
    else if (text[i] === ')') open--;
  while (end > start) {
    const last = text[end - 1];
    if (last === ')' && open < 0) open++;
    else if (!/[.,;:!?'’…\]*~]/.test(last)) break;
    end--;
  }
  return end;
}

function matchEnd(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : index;
}

function isLetter(text: string, index: number): boolean {
  return index >= 0 && /[A-Za-z_@]/.test(text[index]);
}
