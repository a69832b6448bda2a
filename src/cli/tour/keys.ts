/** Keys of the tour: what a terminal sends, as what is wanted; a number is a station, from 1. */
export type Wish = 'next' | 'back' | 'first' | 'last' | 'keys' | 'leave' | 'interrupt' | 'suspend' | number;

const wishes: Record<string, Wish> = {
  space: 'next',
  return: 'next',
  enter: 'next',
  right: 'next',
  down: 'next',
  pagedown: 'next',
  n: 'next',
  j: 'next',
  l: 'next',
  home: 'first',
  end: 'last',
  '?': 'keys',
  left: 'back',
  up: 'back',
  pageup: 'back',
  backspace: 'back',
  b: 'back',
  p: 'back',
  h: 'back',
  k: 'back',
  q: 'leave',
  escape: 'leave',
};

const controlWishes: Record<string, Wish> = { c: 'interrupt', d: 'leave', z: 'suspend' };

/** @param name and @param control as node:readline names keys @param typed what was typed, in any script */
export function wishOf(
  name: string | undefined,
  control: boolean,
  typed: string | undefined,
): Wish | undefined {
  if (control) return name === undefined ? undefined : controlWishes[name];
  // On a Korean keyboard the keys of b, n and q send these.
  if (typed === 'ㅠ') return 'back';
  if (typed === 'ㅜ') return 'next';
  if (typed === 'ㅂ') return 'leave';
  if (/^[1-9]$/.test(typed ?? '')) return Number(typed);
  return wishes[(name ?? typed ?? '').toLowerCase()];
}
