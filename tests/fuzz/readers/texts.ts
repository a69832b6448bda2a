/** The small texts that models of the harness are trained on: some words often, some once, several alphabets. */

export const sentences: readonly string[] = [
  'the fox saw the crow .',
  'the crow saw the old fox .',
  'an old fox sat under the tree .',
  'the tree was old , and the crow sang .',
  'who saw the fox ?',
  'the fox ran , the crow flew .',
  '여우 가 까마귀 를 보았다 .',
  'the fox , the crow and the tree .',
  'nobody saw it .',
];

export const tagged: readonly { tokens: string[]; tags: string[] }[] = sentences.map((sentence) => {
  const tokens = sentence.split(' ');
  return { tokens, tags: tokens.map(tagOf) };
});

function tagOf(token: string): string {
  if (/^\W$/.test(token)) return 'PUNCT';
  if (['the', 'an'].includes(token)) return 'DET';
  return ['saw', 'sat', 'was', 'sang', 'ran', 'flew'].includes(token)
    ? 'VERB'
    : token === 'old'
      ? 'ADJ'
      : 'NOUN';
}

export const documents = sentences.map((text, i) => ({
  id: `d${i}`,
  text,
  title: i % 3 === 0 ? 'A title' : undefined,
}));

export const stream: string = `${sentences.join('\n')}\n`.repeat(2);
