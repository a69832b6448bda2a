/** `nlp tfidf`: index, search, eval, vectors, keywords, similar, add, remove, info. A verb's code is loaded when it runs. */
import type { Command } from 'commander';
import { addCommon, addExplain, addInputs, addSeed, parseInteger } from '../options.ts';
import { addAnalyzer, addFeedback, addPreset, addScheme } from './tfidf/options.ts';

const modelOption = ['-m, --model <file>', 'the index to read'] as const;

export function configure(command: Command): void {
  command.addHelpText(
    'after',
    '\nQueries: wing flow | "boundary layer" | +required -excluded | aero* | wnig~1\n' +
      '\nExamples:\n' +
      '  nlp tfidf index @library -o library.safetensors\n' +
      '  nlp tfidf search -m library.safetensors "bread dough"\n' +
      '  nlp tfidf search -m library.safetensors "why does bread rise" -k 3 --explain\n' +
      '  nlp tfidf eval -m library.safetensors --queries @library:queries --qrels @library:qrels',
  );
  configureIndex(command);
  configureSearch(command);
  configureEval(command);
  configureVectors(command);
  configureLookups(command);
  configureChanges(command);
}

function configureIndex(command: Command): void {
  const index = addInputs(command.command('index').description('make an index of documents')).requiredOption(
    '-o, --output <file>',
    'where the index goes',
  );
  addFeedback(addScheme(addAnalyzer(addPreset(index)), 'bm25; search can choose another'));
  addCommon(
    index
      .option('--id-prefix <text>', 'put before every id')
      .option('--no-store', 'leave out the texts: a smaller file without snippets')
      .option('--no-positions', 'leave out positions: a smaller file without phrases'),
  )
    .action(async (inputs, flags) => (await import('./tfidf/build.ts')).buildIndex(inputs, flags))
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  nlp tfidf index @library -o library.safetensors\n' +
        '  nlp tfidf index @library --preset best -o best.safetensors\n' +
        '  nlp tfidf index @text-ko --analyzer char --ngrams 2,2 -o korean.safetensors',
    );
}

function configureSearch(command: Command): void {
  const search = command
    .command('search')
    .description('find documents; without a query, one a line from stdin')
    .argument('[query...]', 'words and operators')
    .requiredOption(...modelOption)
    .option('-k, --count <n>', 'how many documents', parseInteger(0), 10)
    .option('--queries <file>', 'many queries: id, tab, text a line (plain words unless --operators)')
    .option('--operators', 'read operators in --queries too')
    .option('--plain', 'read no operators')
    .option('--run <tag>', 'print TREC run lines with this tag')
    .option('-o, --output <file>', 'instead of standard output');
  addFeedback(addScheme(search, "the index's"));
  addExplain(search, 'what each score is made of: the parts add up to it');
  addCommon(search)
    .action(async (words, flags) => (await import('./tfidf/search.ts')).search(words, flags))
    .addHelpText(
      'after',
      '\n--json prints {"query","hits":[{"rank","id","score","snippet"}],"total"}, a line a query.\n' +
        '\nExamples:\n' +
        '  nlp tfidf search -m library.safetensors "+bread -sourdough yeast"\n' +
        '  nlp tfidf search -m library.safetensors \'"electric car" batt* chrage~1\' -k 3\n' +
        '  nlp tfidf search -m library.safetensors --scheme ltc.lnc "tide moon" --json\n' +
        '  nlp tfidf search -m library.safetensors --queries @library:queries -k 100 --run bm25 > bm25.run',
    );
}

function configureEval(command: Command): void {
  const evaluate = command
    .command('eval')
    .description("measure a ranking against judgements, with trec_eval's definitions")
    .option(...modelOption)
    .option('--queries <file>', 'id, tab, text a line')
    .requiredOption('--qrels <file>', 'judgements: query, 0, document, grade')
    .option('--run-file <file>', 'measure this TREC run instead of searching')
    .option('--depth <n>', 'documents a query', parseInteger(1), 1000)
    .option('--metrics <names>', 'such as map,ndcg@20,p@5,recall@100,mrr,rprec,bpref')
    .option('--per-query', 'the numbers of each query too')
    .option('--baseline <run>', 'compare with this TREC run: paired randomisation test')
    .option('--save-run <file>', 'write what was found as a TREC run')
    .option('--fail-under <map>', 'exit 1 where map is lower', Number);
  addFeedback(addScheme(evaluate, "the index's"));
  addCommon(addSeed(evaluate))
    .action(async (flags) => (await import('./tfidf/evaluate.ts')).evaluate(flags))
    .addHelpText(
      'after',
      '\nQueries that are judged and find nothing count 0; those without judgements are left out (trec_eval -c).\n' +
        '--json prints {"map","ndcg@10","p@10","recall@100","mrr","rprec","bpref","queries"}.\n' +
        '\nExamples:\n' +
        '  nlp tfidf eval -m library.safetensors --queries @library:queries --qrels @library:qrels --json\n' +
        '  nlp tfidf eval --run-file bm25.run --qrels @library:qrels\n' +
        '  nlp tfidf eval -m best.safetensors --queries @library:queries --qrels @library:qrels --baseline bm25.run',
    );
}

function configureVectors(command: Command): void {
  const vectors = addInputs(
    command.command('vectors').description("documents as vectors, as scikit-learn's"),
  );
  addScheme(addAnalyzer(vectors), 'tfidf');
  addCommon(
    vectors
      .option('-o, --output <file>', 'instead of standard output')
      .option('--id-prefix <text>', 'put before every id'),
  )
    .action(async (inputs, flags) => (await import('./tfidf/vectors.ts')).vectors(inputs, flags))
    .addHelpText(
      'after',
      '\n--json prints {"id","vector":{term:weight}} a line.\n' +
        '\nExamples:\n' +
        '  nlp tfidf vectors @library --json -o vectors.jsonl\n' +
        '  nlp tfidf vectors @library --sublinear-tf --ngrams 1,2 --min-df 2 --max-df 0.5 | head -n 5',
    );
}

function configureLookups(command: Command): void {
  const keywords = command
    .command('keywords')
    .description('the terms that say most about a document')
    .argument('<ids...>', 'ids of documents')
    .requiredOption(...modelOption)
    .option('-k, --count <n>', 'how many terms', parseInteger(1), 10);
  addExplain(keywords, 'tf, df and idf of each term');
  addCommon(addScheme(keywords, "the index's"))
    .action(async (ids, flags) => (await import('./tfidf/lookups.ts')).keywords(ids, flags))
    .addHelpText('after', '\nExample:\n  nlp tfidf keywords -m library.safetensors d001 --scheme tfidf');

  const similar = command
    .command('similar')
    .description('the documents most like one')
    .argument('<id>', 'id of a document')
    .requiredOption(...modelOption)
    .option('-k, --count <n>', 'how many documents', parseInteger(0), 10)
    .option('--terms <n>', 'how many of its terms are compared', parseInteger(1), 50);
  addExplain(similar, 'what each score is made of');
  addCommon(addScheme(similar, "the index's"))
    .action(async (id, flags) => (await import('./tfidf/search.ts')).similar(id, flags))
    .addHelpText('after', '\nExample:\n  nlp tfidf similar -m library.safetensors d001 -k 5');
}

function configureChanges(command: Command): void {
  addCommon(
    addInputs(command.command('add').description('add documents to an index'))
      .requiredOption('-m, --model <file>', 'the index')
      .option('-o, --output <file>', 'another file for the result (default: the index itself)')
      .option('--replace', 'documents whose id is there take the place of the old ones')
      .option('--id-prefix <text>', 'put before every id'),
  )
    .action(async (inputs, flags) => (await import('./tfidf/build.ts')).addDocuments(inputs, flags))
    .addHelpText(
      'after',
      '\nExample:\n  nlp tfidf add -m library.safetensors --text "A new page on yeast" --id-prefix new- -o more.safetensors',
    );

  addCommon(
    command
      .command('remove')
      .description('remove documents from an index')
      .argument('<ids...>', 'ids of documents')
      .requiredOption('-m, --model <file>', 'the index')
      .option('-o, --output <file>', 'another file for the result (default: the index itself)'),
  )
    .action(async (ids, flags) => (await import('./tfidf/build.ts')).removeDocuments(ids, flags))
    .addHelpText(
      'after',
      '\nExample:\n  nlp tfidf remove -m library.safetensors d001 d002 -o fewer.safetensors',
    );

  addCommon(
    command
      .command('info')
      .description('what is in an index')
      .argument('[file]', 'the index')
      .option(...modelOption)
      .option('--ids', 'the ids of its documents'),
  )
    .action(async (file, flags) => (await import('./tfidf/lookups.ts')).info(file, flags))
    .addHelpText('after', '\nExample:\n  nlp tfidf info library.safetensors');
}
