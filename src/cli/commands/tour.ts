/** `nlp tour`: each station runs a model in front of the user and measures the limit that led to the next. */
import type { Command } from 'commander';
import { usageError } from '../../errors.ts';
import { didYouMean } from '../../options/nearest-name.ts';
import { optionTable } from '../../options/table.ts';
import { choice, text } from '../../options/types.ts';
import { type Language, languages, TourContext } from '../../tour/station.ts';
import { type StationName, stationNames } from '../../tour/stations.ts';
import { Output } from '../output.ts';
import { loadPalette } from '../render/color.ts';
import { addVerb, type Verb } from '../verb.ts';

interface TourFlags {
  lang: Language;
  html?: string;
  svg?: string;
  json?: boolean;
  color?: boolean;
}

const verb: Verb = {
  name: 'tour',
  summary: 'a guided tour: how language models came to be',
  operands: [
    {
      name: 'station',
      text: `one station only: ${stationNames.join(', ')}`,
      isText: true,
      suggestions: stationNames,
    },
  ],
  options: optionTable({
    lang: {
      type: choice(languages, 'language'),
      default: 'en',
      text: 'language of the texts, and of the corpora where there are some',
    },
    html: { type: text('file'), text: 'write the tour as one page with its figures', isWritten: true },
    svg: {
      type: text('file'),
      text: "write a station's first figure as a picture (the last station's without a name)",
      isWritten: true,
    },
  }),
  examples: ['nlp tour eliza', 'nlp tour hmm --lang ko', 'nlp tour ngram --json'],
  run: async () => play,
};

export function configure(command: Command): void {
  addVerb(command, verb);
}

async function play(name: string | undefined, flags: TourFlags): Promise<void> {
  const stations = stationsOf(name);
  const { html, svg, json, lang } = flags;
  const isTalk = html === undefined && svg === undefined && !json;
  if (isTalk && process.stdin.isTTY && process.stdout.isTTY && process.env.TERM !== 'dumb') {
    const { playTour } = await import('../tour/play.ts');
    process.exitCode = await playTour(stations, lang, await loadPalette(process.stdout, flags.color));
    return;
  }
  const { checkWritable } = await import('../../store/atomic.ts');
  for (const file of [html, svg]) if (file !== undefined) await checkWritable(file);
  const { measureStation, messagesOf, describeStation } = await import('../../tour/stations.ts');
  const context = new TourContext(lang);
  const output = new Output();
  const palette = await loadPalette(process.stdout, flags.color);
  const measured = [];
  const pages = [];
  // A picture without a name is that of the last station: no need to run the others for it.
  const played =
    svg !== undefined && name === undefined && html === undefined && !json ? stations.slice(-1) : stations;
  for (const station of played) {
    const numbers = await measureStation(station, context);
    measured.push(numbers);
    const page = await describeStation(numbers, lang);
    pages.push(page);
    if (!isTalk) continue;
    const { stationText } = await import('../tour/plain.ts');
    const isFirst = pages.length === 1;
    for (const line of stationText(page, process.stdout.columns ?? 80, palette, isFirst)) output.line(line);
    await output.flush();
  }
  if (html !== undefined) {
    const { tourHtml } = await import('../tour/page-html.ts');
    await writeFile(html, tourHtml(pages, lang, messagesOf[lang]));
  }
  if (svg !== undefined) {
    const { figureSvg } = await import('../../figure/figure-svg.ts');
    const figures = (pages.at(-1)?.blocks ?? []).filter((block) => block.kind === 'figure');
    if (figures.length === 0)
      throw usageError(`the station ${name} has no figure`, 'svg', 'Name another station.');
    await writeFile(svg, figureSvg(figures[0].figure));
  }
  if (json) output.json({ stations: measured });
  await output.flush();
}

/** @throws NlpError (usage) for a name that is no station */
function stationsOf(name: string | undefined): StationName[] {
  if (name === undefined) return [...stationNames];
  const found = stationNames.find((one) => one === name);
  if (found !== undefined) return [found];
  throw usageError(
    `no station "${name}"`,
    undefined,
    `${didYouMean(name, stationNames)}The stations are ${stationNames.join(', ')}.`,
  );
}

async function writeFile(file: string, text: string): Promise<void> {
  const { writeTextAtomically } = await import('../../store/atomic.ts');
  await writeTextAtomically(file, [text]);
}
