// A level of the trie of counts from the one below it (models/ngram/count-trie.ts explains it, is the plain version and
// the oracle). Pairs are two numbers of 4 bytes, read and written as one.

const ROOT: u32 = 0xffffffff;
const BEGIN: u32 = 1;

@inline
function at(array: usize, index: u32): usize {
  return array + ((<usize>index) << 2);
}

@inline
function pairAt(array: usize, index: u32): usize {
  return array + ((<usize>index) << 3);
}

/**
 * Returns the size of the trie with the new level. The names are those of the plain version; `contexts` and `tails`
 * (0 for none) belong to the level below, `newTails` and `bucket` to the new one. Without `longer` (0) the n-grams are
 * the longest.
 */
export function addCountLevel(
  word: usize, count: usize, first: usize, suffix: usize, from: u32, to: u32, contexts: usize, tails: usize,
  tokens: usize, begin: usize, pairs: usize, end: usize, longer: usize, cursors: usize, newTails: usize,
  bucket: usize, words: u32,
): u32 {
  let size = to;
  let opened = from;
  for (let id: u32 = 0; id < words; id++) {
    store<u32>(at(bucket, id), size);
    let context = load<u32>(at(contexts, id));
    let behind = ROOT;
    const stop = pairAt(pairs, load<u32>(at(end, id)));
    for (let place = pairAt(pairs, load<u32>(at(begin, id))); place < stop; place += 8) {
      const pair = load<u64>(place);
      if (<u32>(pair >> 32) != behind) {
        behind = <u32>(pair >> 32);
        let last = behind;
        if (tails != 0) {
          const tail = load<u64>(pairAt(tails, behind - from));
          last = <u32>tail;
          const wanted = <u32>(tail >> 32);
          while (load<u32>(at(suffix, context)) != wanted) context++;
        }
        for (; opened <= context; opened++) store<u32>(at(first, opened), size);
        store<u32>(at(word, size), last);
        store<u32>(at(suffix, size), behind);
        if (longer != 0) store<u64>(pairAt(newTails, size - to), <u64>last | ((<u64>context) << 32));
        size++;
      }
      const counter = at(count, size - 1);
      store<u32>(counter, load<u32>(counter) + 1);
      if (longer == 0 || id == BEGIN) continue;
      const position = <u32>pair - 1;
      const cursor = at(cursors, load<u32>(at(tokens, position)));
      const next = load<u32>(cursor);
      store<u32>(cursor, next + 1);
      store<u64>(pairAt(longer, next), <u64>position | ((<u64>(size - 1)) << 32));
    }
  }
  store<u32>(at(bucket, words), size);
  for (; opened < to; opened++) store<u32>(at(first, opened), size);
  return size;
}
