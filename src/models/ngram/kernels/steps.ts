// The steps of an n-gram model over a text, several sentences at a time, so that the processor fetches the step of
// one while the others wait for theirs (models/ngram/text-scorer.ts is the plain version and the oracle).
//   lane (32 bytes): next token, end of its tokens, state, place of its next pair of sums; sum, sum of unknown words
//   trie: the places of word, logProb, backoff, first and suffix of models/ngram/backoff-trie.ts, and the number C
//   slot (16 bytes): state + 2 (0 where it is empty), word, next state, score; the two slots of a hash make a pair

const LANE: usize = 32;
const NO_CHILD: u32 = 0xffffffff;
const ROOT: u32 = 0xffffffff;

/**
 * Moves every lane on, a token at a time and in turns, until all have reached their ends (-1 is returned) or the
 * step that lane `returned` has to make is not remembered: then the caller fills in the step, and calls again with
 * that lane as `lane`. With a trie in this memory (else 0) it is searched for here.
 * @param counts [3] are added to: words of probability 0, those of them that are unknown, unknown words
 * @param unknown,end the ids of unknown words and sentence ends
 */
export function scoreLanes(
  lanes: usize, laneCount: i32, lane: i32, slots: usize, pairMask: u32, start: i32, counts: usize,
  unknown: i32, end: i32, trie: usize,
): i32 {
  let zeros: u32 = 0;
  let zeroUnknowns: u32 = 0;
  let unknowns: u32 = 0;
  let missed = -1;
  for (let active = true; active; lane = 0) {
    active = false;
    for (; lane < laneCount; lane++) {
      const at = lanes + <usize>lane * LANE;
      const token = <usize>load<u32>(at);
      if (token == <usize>load<u32>(at, 4)) continue;
      active = true;
      const word = load<i32>(token);
      const state = load<i32>(at, 8);
      const hash = <u32>(state * 0x9e3779b1) ^ <u32>(word * 0x85ebca6b);
      let slot = slots + (<usize>((hash ^ (hash >> 15)) & pairMask) << 5);
      const wanted = <u64><u32>(state + 2) | ((<u64><u32>word) << 32);
      if (load<u64>(slot) != wanted) {
        if (load<u64>(slot, 16) == wanted) {
          slot += 16;
        } else if (trie != 0) {
          rememberStep(trie, slot, <u32>state, <u32>word);
        } else {
          missed = lane;
          active = false;
          break;
        }
      }
      let next = load<i32>(slot, 8);
      let score = <f64>load<f32>(slot, 12);
      if (score == -Infinity) {
        zeros++;
        if (word == unknown) zeroUnknowns++;
        score = 0;
      }
      let sum = load<f64>(at, 16) + score;
      if (word == unknown) {
        unknowns++;
        store<f64>(at, load<f64>(at, 24) + score, 24);
      } else if (word == end) {
        const sums = <usize>load<u32>(at, 12);
        store<f64>(sums, sum);
        store<f64>(sums, load<f64>(at, 24), 8);
        store<u32>(at, <u32>(sums + 16), 12);
        store<f64>(at, 0, 24);
        sum = 0;
        next = start;
      }
      store<f64>(at, sum, 16);
      store<i32>(at, next, 8);
      store<u32>(at, <u32>(token + 4));
    }
    if (missed != -1) break;
  }
  store<u32>(counts, load<u32>(counts) + zeros);
  store<u32>(counts, load<u32>(counts, 4) + zeroUnknowns, 4);
  store<u32>(counts, load<u32>(counts, 8) + unknowns, 8);
  return missed;
}

/** Searches for a step from the longest context to the shortest, and writes it to the first slot of a pair. */
function rememberStep(trie: usize, slot: usize, state: u32, word: u32): void {
  const words = <usize>load<u32>(trie);
  const logProb = <usize>load<u32>(trie, 4);
  const backoff = <usize>load<u32>(trie, 8);
  const first = <usize>load<u32>(trie, 12);
  const suffix = <usize>load<u32>(trie, 16);
  const contexts = load<u32>(trie, 20);
  let node = word;
  let score: f64 = 0;
  for (let context = state; context != ROOT; context = load<u32>(suffix + ((<usize>context) << 2))) {
    const children = load<u64>(first + ((<usize>context) << 2));
    const found = findWord(words, <u32>children, <u32>(children >> 32), word);
    if (found != NO_CHILD) {
      node = found;
      break;
    }
    score += <f64>load<f32>(backoff + ((<usize>context) << 2));
  }
  v128.store(slot, v128.load(slot), 16);
  store<u32>(slot, state + 2);
  store<u32>(slot, word, 4);
  store<u32>(slot, node < contexts ? node : load<u32>(suffix + ((<usize>node) << 2)), 8);
  store<f32>(slot, <f32>(score + <f64>load<f32>(logProb + ((<usize>node) << 2))), 12);
}

/** Where `word` stands among the sorted words[from .. to - 1], or NO_CHILD. */
@inline
function findWord(words: usize, from: u32, to: u32, word: u32): u32 {
  let low = from;
  let high = to;
  while (high - low > 8) {
    const middle = low + ((high - low) >> 1);
    if (load<u32>(words + ((<usize>middle) << 2)) <= word) low = middle;
    else high = middle;
  }
  for (; low < high; low++) {
    const here = load<u32>(words + ((<usize>low) << 2));
    if (here >= word) return here == word ? low : NO_CHILD;
  }
  return NO_CHILD;
}
