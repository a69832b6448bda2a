/** `nlp eliza` itself: a chat on a terminal, one reply a line elsewhere. */
import { Eliza } from '../../../models/eliza/engine.ts';
import { answer, type ElizaFlags, openScript, saveTranscript } from './answer.ts';

export async function talk(inputs: string[], flags: ElizaFlags): Promise<void> {
  const { transcript } = flags;
  if (transcript !== undefined) {
    // Better to hear of a bad path now than after the conversation.
    const { checkWritable } = await import('../../../store/atomic.ts');
    await checkWritable(transcript);
  }
  const eliza = new Eliza(await openScript(flags.script));
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (isTerminal && inputs.length === 0 && flags.text === undefined && !flags.json) {
    const { chat } = await import('./chat.ts');
    return chat(eliza, flags);
  }
  // A file that is not there is an error before the greeting, not after it.
  const lines = await answer(eliza, await openInputs(inputs, flags), flags);
  if (transcript !== undefined) await saveTranscript(transcript, lines);
}

/** The lines of the inputs, a batch at a time; every input is known to exist. */
async function openInputs(inputs: string[], flags: ElizaFlags): Promise<AsyncIterable<string[]>> {
  const { readLines } = await import('../../../corpus/lines.ts');
  const { resolveInputs } = await import('../../../corpus/inputs.ts');
  const options = { text: flags.text, encoding: flags.encoding, fingerprint: false };
  const reading = readLines(await resolveInputs(inputs, options), options);
  return (async function* () {
    for await (const lines of reading) yield lines.map((line) => line.text);
  })();
}
