/** Figures written as SVG. */
import type { Figure } from '../../figure/figure.ts';

/** One picture of figures below one another. */
export async function writeFigures(file: string, figures: readonly Figure[]): Promise<void> {
  const [{ figuresSvg }, { writeTextAtomically }] = await Promise.all([
    import('../../figure/figures-svg.ts'),
    import('../../store/atomic.ts'),
  ]);
  await writeTextAtomically(file, [figuresSvg(figures)]);
}

/** A picture of the first of many answers. */
export interface OneDrawing {
  /** True until there was an answer. */
  readonly isOpen: boolean;
  /** An answer, with its figure while it is open: the first is drawn. */
  add(figure: Figure | undefined): Promise<void>;
  /** Says where it does not show all. */
  end(): void;
}

/** @throws NlpError where the file cannot be written */
export async function oneDrawing(file: string, note: (message: string) => void): Promise<OneDrawing> {
  await (await import('../../store/atomic.ts')).checkWritable(file);
  let answers = 0;
  return {
    get isOpen() {
      return answers === 0;
    },
    async add(figure) {
      if (answers++ === 0 && figure !== undefined) await writeFigures(file, [figure]);
    },
    end() {
      if (answers === 0) note(`there is nothing to draw: ${file} is not written`);
      else if (answers > 1) note(`${file} shows the first of ${answers}`);
    },
  };
}
