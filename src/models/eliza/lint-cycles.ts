/**
 * Finds links that surely never end: rules that lead on to each other whatever the text is.
 *
 * A place in the script is a decomposition that has matched, or the link of a rule where none has. It goes on for
 * ever if each of its ways on (`=` or PRE) comes to a rule all of whose possible places go on for ever. We begin
 * with all places and strike out those that may end, until nothing changes; what is left never ends.
 * One reassembly that may end is enough to end a place (the cycle of reassemblies comes to it in time), and so is
 * NEWKEY. A rule of a Turing machine may find that nothing matches, so no Turing machine is ever reported.
 */
import { covers, isOpen, type WordKnowledge, whyImpossible } from './lint-words.ts';
import { writePattern } from './notation.ts';
import type { ScriptDraft } from './script-reader.ts';
import type { Decomposition, KeywordRule } from './types.ts';

export interface EndlessLink {
  at: number;
  message: string;
}

interface Place {
  readonly keyword: string;
  /** Null for the link of the rule. */
  readonly decomposition: Decomposition | null;
  readonly at: number;
  endless: boolean;
}

/** A rule as a place to come to. */
interface Entry {
  /** What may match, in order, and the link. */
  readonly places: Place[];
  /** True where it may be that nothing matches and no link leads on. */
  readonly mayEnd: boolean;
}

interface Way {
  readonly keyword: string;
  readonly sameText: boolean;
}

/** Longer lists of decompositions are not searched for one that surely matches the same text. */
const SEARCHED = 50;

export function findEndless({ rules }: Pick<ScriptDraft, 'rules'>, knowledge: WordKnowledge): EndlessLink[] {
  const entries = new Map<string, Entry>();
  for (const rule of rules.values()) entries.set(rule.keyword, entryOf(rule, knowledge));
  const struck: Place[] = [];
  const strike = (place: Place): void => {
    if (place.endless) struck.push(place);
    place.endless = false;
  };
  /** Places that end if any place of a rule, or this very place, ends. */
  const afterRule = new Map<string, Place[]>();
  const afterPlace = new Map<Place, Place[]>();
  for (const { places } of entries.values()) {
    for (const place of places) {
      const ways = waysOn(place, rules);
      if (ways === null) strike(place);
      for (const way of ways ?? []) {
        // The same text at the same rule comes to the same place again.
        if (way.sameText && way.keyword === place.keyword) continue;
        const entry = entries.get(way.keyword);
        const sure = entry && way.sameText ? placesForText(entry, place, knowledge) : null;
        if (sure !== null) for (const next of sure) append(afterPlace, next, place);
        else if (entry === undefined || entry.mayEnd) strike(place);
        else append(afterRule, way.keyword, place);
      }
    }
  }
  for (let place = struck.pop(); place !== undefined; place = struck.pop()) {
    for (const before of afterRule.get(place.keyword) ?? []) strike(before);
    afterRule.delete(place.keyword);
    for (const before of afterPlace.get(place) ?? []) strike(before);
  }
  const found: EndlessLink[] = [];
  for (const [keyword, { places, mayEnd }] of entries) {
    const endless = places.filter((place) => place.endless);
    if (endless.length === 0) continue;
    const always = !mayEnd && endless.length === places.length;
    for (const place of always ? endless.slice(0, 1) : endless) {
      const { decomposition, at } = place;
      let when = '';
      if (!always && decomposition) when = `, once ${writePattern(decomposition.pattern)} has matched`;
      else if (!always) when = ', where no decomposition matches';
      const round = route(place, entries, rules).join(', ');
      found.push({ at, message: `${keyword} leads on for ever${when}: ${round} and so on` });
    }
  }
  return found;
}

function entryOf(
  { keyword, decompositions, link, linkAt, at = 0 }: KeywordRule,
  knowledge: WordKnowledge,
): Entry {
  const places: Place[] = [];
  for (const decomposition of decompositions) {
    const { pattern, reassemblies } = decomposition;
    if (pattern.some((element) => whyImpossible(knowledge, element) !== null)) continue;
    places.push({ keyword, decomposition, at: reassemblies[0]?.at ?? at, endless: true });
    if (pattern.every(isOpen)) return { places, mayEnd: false };
  }
  if (link !== null) places.push({ keyword, decomposition: null, at: linkAt ?? at, endless: true });
  return { places, mayEnd: link === null };
}

/** Where a place leads on to; null where it may end. */
function waysOn({ keyword, decomposition }: Place, rules: ScriptDraft['rules']): Way[] | null {
  if (decomposition === null) return [{ keyword: rules.get(keyword)?.link as string, sameText: true }];
  const ways: Way[] = [];
  for (const reassembly of decomposition.reassemblies) {
    if (reassembly.kind !== 'link' && reassembly.kind !== 'pre') return null;
    ways.push({ keyword: reassembly.keyword, sameText: reassembly.kind === 'link' });
  }
  return ways.length === 0 ? null : ways;
}

/** The places where a text that `from` has matched can come to in a rule, if one of them surely matches it. */
function placesForText({ places }: Entry, from: Place, knowledge: WordKnowledge): Place[] | null {
  if (from.decomposition === null) return null;
  for (let i = 0; i < Math.min(places.length, SEARCHED); i++) {
    const { decomposition } = places[i];
    if (decomposition && covers(knowledge, decomposition.pattern, from.decomposition.pattern)) {
      return places.slice(0, i + 1);
    }
  }
  return null;
}

/** The keywords on the way from a place until one comes again. */
function route(from: Place, entries: Map<string, Entry>, rules: ScriptDraft['rules']): string[] {
  const keywords: string[] = [];
  let place: Place | undefined = from;
  while (place !== undefined && keywords.length < 6) {
    const again = keywords.includes(place.keyword);
    keywords.push(place.keyword);
    if (again) break;
    const way: Way | undefined = waysOn(place, rules)?.[0];
    if (way === undefined) break;
    const next: Place[] = entries.get(way.keyword)?.places ?? [];
    place = way.keyword === place.keyword && way.sameText ? place : next.find((each) => each.endless);
  }
  return keywords;
}

function append<Key>(lists: Map<Key, Place[]>, key: Key, place: Place): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [place]);
  else list.push(place);
}
