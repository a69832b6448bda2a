/** Conversations of a public reconstruction of the program of 1966, reply for reply. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Eliza } from '../../src/models/eliza/engine.ts';
import { loadScript } from '../../src/models/eliza/scripts.ts';
import { describeShared, sharedPath } from '../shared.ts';

interface Conversation {
  script: string;
  greeting: string;
  turns: [input: string, reply: string][];
}

describeShared('golden conversations', () => {
  it('match on all 292 replies and on every greeting', () => {
    const lines = readFileSync(sharedPath('reference/eliza/conversations.jsonl'), 'utf8').trim().split('\n');
    const conversations = lines.map((line) => JSON.parse(line) as Conversation);
    let count = 0;
    for (const { script, greeting, turns } of conversations) {
      const eliza = new Eliza(loadScript(sharedPath(`data/eliza/${script}`)));
      expect(eliza.greeting).toBe(greeting);
      for (const [input, reply] of turns) {
        expect({ script, input, reply: eliza.respond(input).reply }).toEqual({ script, input, reply });
        count++;
      }
    }
    expect(count).toBe(292);
  });
});
