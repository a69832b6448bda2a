/**
 * The fourth station: weighting. A query is answered from a collection with the reason for every rank. Two limits are
 * measured: a synonym that no document uses finds nothing, and the same words in another order are the same query.
 */
import { readDocuments } from '../corpus/documents.ts';
import type { IndexDocument } from '../models/tfidf/document-store.ts';
import { fromDocument } from '../models/tfidf/from-document.ts';
import type { TfidfOptions } from '../models/tfidf/options.ts';
import { TfidfModel } from '../models/tfidf/tfidf-model.ts';
import { type Block, figure, heading, paragraph } from './blocks.ts';
import { prose } from './calls.ts';
import { decimal } from './format.ts';
import type { Language, Station, StationNumbers } from './station.ts';

export interface TfidfHit {
  rank: number;
  id: string;
  title: string;
  score: number;
  terms: { term: string; contribution: number; df: number }[];
}

export interface TfidfNumbers extends StationNumbers {
  station: 'tfidf';
  documents: number;
  query: string;
  matches: number;
  hits: TfidfHit[];
  /** Korean: how many documents have the same word when whole words are the terms. */
  wholeWordMatches: number | null;
  particleWord: string | null;
  particleMatches: number | null;
  synonym: { used: string; usedMatches: number; unused: string; unusedMatches: number };
  order: { queries: [string, string]; scores: [number[], number[]] };
}

interface Examples {
  query: string;
  used: string;
  unused: string;
  order: [string, string];
  particleWord?: string;
}

const examples: Record<Language, Examples> = {
  en: {
    query: 'tide prediction moon sun',
    used: 'sleeplessness',
    unused: 'insomnia',
    order: ['the dog bites the man', 'the man bites the dog'],
  },
  ko: {
    query: '등대는 왜 깜박이나요',
    used: '나룻배',
    unused: '선박',
    order: ['강 건너 마을', '마을 건너 강'],
    particleWord: '등대',
  },
};

/** Korean words carry their particles: pairs of syllables find the stem in each. */
const settings: Record<Language, TfidfOptions> = {
  en: { preset: 'best', feedback: false },
  ko: { analyzer: 'char', ngrams: [2, 2] },
};

export const tfidfStation: Station<TfidfNumbers> = {
  async measure({ language }) {
    const documents = language === 'ko' ? await koreanParagraphs() : await libraryDocuments();
    const model = TfidfModel.train(documents, settings[language]);
    const wholeWords = language === 'ko' ? TfidfModel.train(documents) : model;
    const { query, used, unused, order, particleWord = null } = examples[language];
    const matches = (text: string, of = model) => of.search(text, { count: 0, total: true }).total ?? 0;
    const found = model.search(query, { count: 5, explain: true, total: true });
    const ordered = order.map((text) => wholeWords.search(text, { count: 10 }).hits);
    const synonym = { used, usedMatches: matches(used), unused, unusedMatches: matches(unused) };
    const titles = new Map(documents.map(({ id, title, text }) => [id, title ?? beginning(text)]));
    const wholeWordMatches = particleWord === null ? null : matches(particleWord, wholeWords);
    const particleMatches = particleWord === null ? null : matches(particleWord);
    return {
      station: 'tfidf',
      language,
      claims: {
        rareWordsWeighMore: rareWordsWeighMore(found.hits.map((hit) => hit.explanation ?? [])),
        synonymIsMissed: synonym.usedMatches > 0 && synonym.unusedMatches === 0,
        orderIsIgnored:
          ordered[0].length > 0 &&
          ordered[0].length === ordered[1].length &&
          ordered[0].every((hit, i) => hit.id === ordered[1][i].id && hit.score === ordered[1][i].score),
        pairsOfSyllablesFindMore: (particleMatches ?? 0) > (wholeWordMatches ?? 0),
      },
      documents: documents.length,
      query,
      matches: found.total ?? 0,
      hits: found.hits.map(({ rank, id, score, explanation = [] }) => ({
        rank,
        id,
        title: titles.get(id) ?? id,
        score,
        terms: explanation.map(({ term, contribution, df }) => ({ term, contribution, df })),
      })),
      wholeWordMatches,
      particleWord,
      particleMatches,
      synonym,
      order: {
        queries: order,
        scores: [ordered[0].map(({ score }) => score), ordered[1].map(({ score }) => score)],
      },
    };
  },

  describe(numbers, { tfidf: m }): Block[] {
    const { claims, hits, query, synonym, order, particleWord } = numbers;
    return [
      paragraph(m.intro(numbers.documents)),
      ...(particleWord !== null && claims.pairsOfSyllablesFindMore
        ? [paragraph(m.particles(particleWord, numbers.wholeWordMatches ?? 0, numbers.particleMatches ?? 0))]
        : []),
      figure({
        kind: 'bar',
        title: m.figureTitle(query),
        description: m.figureDescription,
        axis: m.figureAxis,
        series: [''],
        bars: hits.map(({ rank, title, score }) => ({ label: `${rank}  ${title}`, values: [score] })),
        format: (value) => decimal(value, 2),
      }),
      paragraph(m.why),
      {
        kind: 'list',
        items: hits.map(({ rank, terms }) => ({
          label: m.rank(rank),
          text: terms
            .slice(0, 4)
            .map(({ term, contribution, df }) => m.term(term.trim(), contribution, df))
            .join(' · '),
        })),
      },
      ...(claims.rareWordsWeighMore ? [paragraph(m.rareWords)] : []),
      heading(m.limitTitle),
      paragraph(claims.synonymIsMissed ? m.synonymMissed(synonym) : m.synonymFound(synonym)),
      paragraph(
        claims.orderIsIgnored
          ? m.orderIgnored(order.queries, order.scores[0][0] ?? 0)
          : m.orderMatters(order.queries),
      ),
      paragraph(m.next),
      { kind: 'commands', label: m.tryIt, calls: m.calls },
    ];
  },
};

/** In every hit where a term is in fewer documents than another and occurs as often, it adds no less. */
function rareWordsWeighMore(explained: { df: number; tf: number; contribution: number }[][]): boolean {
  let compared = 0;
  for (const terms of explained) {
    for (const a of terms) {
      for (const b of terms) {
        if (a.df >= b.df || a.tf !== b.tf) continue;
        compared++;
        if (a.contribution < b.contribution) return false;
      }
    }
  }
  return compared > 0;
}

async function libraryDocuments(): Promise<IndexDocument[]> {
  const documents: IndexDocument[] = [];
  for await (const batch of readDocuments(['@library'], { fingerprint: false })) {
    documents.push(...batch.map((document) => fromDocument(document)));
  }
  return documents;
}

/** The paragraphs of the Korean prose, a line each, as documents. */
async function koreanParagraphs(): Promise<IndexDocument[]> {
  const documents: IndexDocument[] = [];
  const options = { format: 'lines', fingerprint: false } as const;
  for await (const batch of readDocuments([`@${prose.ko}:train`], options)) {
    documents.push(...batch.map((document) => fromDocument(document)));
  }
  return documents;
}

/** What a document without a title is called. */
function beginning(paragraph: string): string {
  const words = paragraph.replace(/["']/g, '').split(/\s+/);
  let title = '';
  for (const word of words) {
    if (title.length + word.length > 18) break;
    title += title === '' ? word : ` ${word}`;
  }
  return `${title}…`;
}
