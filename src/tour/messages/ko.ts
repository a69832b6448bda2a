/** 둘러보기의 모든 글, 한국어. 열쇠는 messages.ts의 것. */
import { gradientCalls, hmmCalls, ngramCalls, tableCalls, tfidfCalls } from '../calls.ts';
import { count, decimal, oneIn, percent } from '../format.ts';
import type { Messages } from './messages.ts';

export const ko: Messages = {
  language: '한국어',
  title: '언어 모형은 어떻게 생겨났는가',
  subtitle: '일곱 정거장. 정거장마다 진짜 모형이 눈앞에서 돌아가고, 그 한계를 직접 잽니다.',
  keys: { next: '스페이스: 다음', back: 'b: 뒤로', leave: 'q: 나가기', last: '스페이스: 끝', more: '?: 키' },
  allKeys: [
    ['스페이스, →, n', '다음 화면'],
    ['b, ←, 백스페이스', '앞 화면'],
    ['1부터 7', '그 번호의 정거장'],
    ['Home, End', '첫 정거장, 마지막 정거장'],
    ['Ctrl-Z', '잠시 셸로. fg로 돌아옵니다'],
    ['q, Esc, Ctrl-C', '나가기'],
    ['?', '이 목록. 아무 키나 누르면 돌아갑니다'],
  ],
  working: (title) => `${title} ... 모형이 일하고 있습니다`,
  screen: (page, pages) => `${pages}쪽 중 ${page}쪽`,
  tooSmall: '둘러보려면 창이 가로 60칸, 세로 15줄은 되어야 합니다.',
  footer: '이 페이지의 모든 숫자는 이 페이지를 만든 그 실행에서 잰 값입니다.',

  eliza: {
    title: '규칙: ELIZA, 1966',
    intro: (rules) =>
      `요제프 바이첸바움의 ELIZA는 규칙으로 대화합니다. 이 한국어 대본은 새로 쓴 것으로, 조사와 어미가 붙은 꼴마다 하나씩 열쇳말 ${count(rules)}개가 있습니다. 열쇳말마다 무늬가 있고, 무늬마다 대답이 몇 개씩 있습니다.`,
    howToRead:
      '대답 아래에는 그 대답을 만든 규칙이 있습니다. 열쇳말, 무늬, 대답의 차례입니다. 0은 아무 말이나 뜻하고, 대답 속의 숫자는 문장에서 떼어 온 조각입니다.',
    noKeyword: '열쇳말 없음',
    sameRule: '같은 규칙',
    otherRule: '다른 규칙',
    limitTitle: '한계: 아무것도 이해하지 못했다',
    limitIntro: '같은 문장을 세상에 없는 낱말로 바꾸어, 매번 새 ELIZA에게 말해 봅니다.',
    limit: (share) =>
      `문장 짝의 ${percent(share)}에서, 뜻이 있는 쪽과 없는 쪽에 같은 규칙이 대답했습니다. 규칙은 지은이가 적어 둔 낱말만 알고 나머지는 전혀 모릅니다. 한국어에서는 조사와 어미가 붙은 꼴마다 규칙을 따로 적어야 하니 더욱 그렇습니다.`,
    noLimit: (share) =>
      `문장 짝의 ${percent(share)}에서 같은 규칙이 대답했습니다. 여기서는 낱말이 차이를 만들었습니다.`,
    next: '다음 생각: 규칙을 쓰지 말고, 사람들이 실제로 쓰는 말을 세어 보자.',
    tryIt: '직접 이야기해 보세요:',
    calls: [{ command: 'eliza', options: { script: 'korean' } }],
  },

  ngram: {
    title: '세기: n-gram, 1948',
    intro: (train, test) =>
      `n-gram 모형은 앞의 n-1개 낱말을 보고 다음 낱말을 맞힙니다. 방법은 세는 것뿐입니다. 이 모형은 낱말 ${count(train)}개를 세었고, 처음 보는 글의 낱말 ${count(test)}개로 시험을 봅니다. 퍼플렉시티는 똑같이 그럴듯한 낱말 몇 개를 두고 망설이는지를 말합니다. 작을수록 좋습니다.`,
    columns: ['차수', '본 적 없음', '배운 글에서', '새 글에서', '평활화 후'],
    orderName: (order) => `${order}-gram`,
    memorises: (perplexity) =>
      `자기가 배운 글에서 5-gram 모형은 낱말 ${decimal(perplexity)}개를 두고 망설입니다. 글을 외워 버린 것입니다.`,
    infinite:
      '새 글에서는 세기만으로는 어느 차수도 버티지 못합니다. 한 번도 세지 못한 낱말이나 n-gram이 하나만 나와도 확률이 0이 되고, 퍼플렉시티는 무한대가 됩니다.',
    notInfinite: '이 글에서는 세기만으로도 몇몇 차수의 퍼플렉시티가 유한합니다.',
    figureTitle: '새 글의 n-gram 가운데 본 적 없는 것',
    figureDescription: '차수마다 막대 하나: 새 글의 n-gram 가운데 학습할 때 보지 못한 것의 비율.',
    figureAxis: '새 글에서 차지하는 비율',
    sparsity: 'n-gram이 길수록 전에 본 것은 줄어듭니다.',
    smoothing: (bigram, trigram) =>
      `평활화는 본 것에서 조금 덜어 보지 못한 것에 나누어 줍니다(여기서는 크네저-나이의 방법). 이제 모든 차수가 답을 내고, 문맥이 길면 이득이 있습니다. 앞의 한 낱말로는 ${decimal(bigram)}, 두 낱말로는 ${decimal(trigram)}입니다.`,
    smoothingFailed: (bigram, trigram) =>
      `평활화는 본 것에서 조금 덜어 보지 못한 것에 나누어 줍니다. 여기서는 두 번째 앞 낱말이 도움이 되지 않습니다. 앞의 한 낱말로는 ${decimal(bigram)}, 두 낱말로는 ${decimal(trigram)}입니다.`,
    samples: '평활화한 모형마다 뽑은 문장 하나씩:',
    limitTitle: '한계: 낱말은 번호일 뿐이다',
    plateau: (trigram, fivegram) =>
      `길다고 계속 좋아지지는 않습니다. 3차에서 5차로 가도 퍼플렉시티는 거의 그대로입니다(${decimal(trigram)}, ${decimal(fivegram)}). 긴 n-gram은 다시 만나는 일이 거의 없습니다.`,
    noPlateau: (trigram, fivegram) =>
      `3차의 퍼플렉시티는 ${decimal(trigram)}, 5차는 ${decimal(fivegram)}입니다.`,
    moreText: (half, whole) =>
      `글을 더 모아도 천천히 나아질 뿐입니다. 절반만 배웠을 때 본 적 없는 3-gram이 ${percent(half, 1)}였는데, 두 배를 배워도 ${percent(whole, 1)}가 남습니다.`,
    kinds: (unseen, seenKinds, { words, kinds }) =>
      `게다가 낱말을 세는 모형은 낱말의 종류를 보지 못합니다. 품사를 단 글에서 이웃한 어절의 ${percent(unseen)}는 "${words}"처럼 나란히 본 적이 없는 짝입니다. 그런데 그 가운데 ${percent(seenKinds, 1)}는 품사로 보면 본 적이 있는 짝입니다. 이 짝은 ${kinds.replace(' ', ' 뒤의 ')}입니다.`,
    next: '다음 생각: 낱말 뒤에는 보이지 않는 상태가 있고, 그것을 배울 수 있다.',
    tryIt: '다음 낱말을 물어보세요:',
    calls: ngramCalls('ko', '옛날 옛날'),
  },

  hmm: {
    title: '숨은 상태: HMM, 1966',
    intro: (words) =>
      `은닉 마르코프 모형은 보이지 않는 상태를 하나씩 거쳐 가고, 상태마다 낱말을 하나씩 내놓습니다. 여기서 상태는 품사이고, 품사를 단 어절 ${count(words)}개에서 배웠습니다. 그러면 질문은 이렇습니다. 어떤 경로가 이 문장을 만들었을까?`,
    example: '어절 하나에 품사가 둘입니다. 모든 경로를 담은 격자:',
    figureTitle: (sentence) => sentence,
    figureDescription: (tags) =>
      `가로는 어절, 세로는 품사. 그곳에서 끝나는 경로가 좋을수록 칸이 꽉 찹니다. 가장 좋은 경로: ${tags}.`,
    howToRead:
      '칸이 꽉 차거나 짙을수록 그 품사에서 끝나는 경로가 좋다는 뜻입니다. 테두리를 두른 칸이 비터비 알고리즘으로 찾은 가장 좋은 경로입니다.',
    contextDecides: (word, tags) =>
      `"${word}"의 품사는 처음에는 ${tags.join(', 두 번째는 ')}입니다. 이웃한 어절만이 알려 줄 수 있는 차이입니다.`,
    contextFails: (word, tags) => `"${word}"에 붙은 품사는 ${tags.join(', ')}입니다.`,
    columns: ['새 글에 품사 달기', '정확도'],
    baseline: '    같은 어절을 문맥 없이, 가장 흔한 품사로',
    tagger: '은닉 마르코프 모형',
    known: '  본 적 있는 어절',
    unknown: (share) => `  처음 보는 어절 (전체의 ${percent(share)})`,
    contextHelps: (words) =>
      `처음 보는 글의 어절 ${count(words)}개로 쟀습니다. 셋째 줄은 어절마다 가장 흔한 품사를 붙인 것이고, 그 차이가 이웃이 보태 준 몫입니다.`,
    contextHurts: (words) =>
      `처음 보는 글의 어절 ${count(words)}개로 쟀습니다. 본 적 있는 어절에서는 이웃이 도움이 되지 않습니다.`,
    unknownWords: '처음 보는 어절은 더 어렵습니다. 모형은 어절의 끝과 이웃을 보고 품사를 짐작합니다.',
    limitTitle: '한계: 꼴은 알아도 뜻은 모른다',
    limitIntro: '숨은 상태로 보면 이 문장들은 모두 같습니다.',
    limit:
      '서로 다른 이야기를 하는 세 문장이 상태로는 하나입니다. 모형은 문장이 어떻게 짜였는지는 알지만 무엇에 관한 것인지는 모릅니다. 글이 무엇에 관한 것인지는 어떤 낱말이 말해 줄까요?',
    noLimit:
      '여기서는 문장마다 상태가 다릅니다. 그래도 물음은 남습니다. 글이 무엇에 관한 것인지는 어떤 낱말이 말해 줄까요?',
    tryIt: '문장에 품사를 달아 보세요:',
    calls: hmmCalls('ko', '나는 하늘을 나는 새를 보았다 .'),
  },

  tfidf: {
    title: '가중치: TF-IDF와 BM25, 1972',
    intro: (n) =>
      `어떤 낱말이 이 글에는 자주 나오고 다른 글에는 드물다면, 그 낱말은 이 글에 대해 많은 것을 말해 줍니다. 캐런 스파크 존스는 이것을 가중치로 만들었습니다. 그 가중치로 문단 ${count(n)}개를 찾아봅니다.`,
    particles: (word, whole, pairs) =>
      `한국어 낱말에는 조사가 붙습니다. 어절을 그대로 쓰면 "${word}"라는 말로 찾을 수 있는 문단이 ${count(whole)}개뿐이지만, 글자를 두 개씩 묶어 쓰면 ${count(pairs)}개를 찾습니다. 그래서 여기서는 두 글자 묶음을 씁니다.`,
    figureTitle: (query) => `"${query}"`,
    figureDescription: '가장 잘 맞는 다섯 문단의 BM25 점수를 막대로 나타냈습니다.',
    figureAxis: '가장 잘 맞는 문단의 점수',
    why: '까닭: 물음의 조각마다 보탠 점수와, 그 조각이 들어 있는 문단의 수입니다.',
    rank: (rank) => `${rank}위`,
    term: (term, contribution, df) => `${term} +${decimal(contribution, 2)} (${df}곳)`,
    rareWords: '한 문단에 같은 횟수로 나온 두 조각 가운데서는, 다른 곳에 드문 것이 언제나 더 많이 보탭니다.',
    limitTitle: '한계: 뜻이 아니라 글자',
    synonymMissed: ({ used, usedMatches, unused }) =>
      `"${used}"로는 문단 ${count(usedMatches)}개를 찾습니다. "${unused}"도 배를 가리키는 말이지만 하나도 찾지 못합니다. 그렇게 적은 문단이 없기 때문입니다.`,
    synonymFound: ({ used, usedMatches, unused, unusedMatches }) =>
      `"${used}"로는 문단 ${count(usedMatches)}개를, "${unused}"로는 ${count(unusedMatches)}개를 찾습니다.`,
    orderIgnored: ([a, b], score) =>
      `낱말을 단위로 찾으면 "${a}"과 "${b}"은 같은 문단을 같은 점수로 내놓습니다(첫째가 ${decimal(score, 2)}). 글은 낱말이 담긴 자루가 되었고, 차례는 사라졌습니다.`,
    orderMatters: ([a, b]) => `"${a}"과 "${b}"은 서로 다른 결과를 내놓습니다.`,
    next: '차례대로 읽고, 읽은 것을 지니고 가려면 모형에게 기억이 있어야 합니다.',
    tryIt: '찾고, 까닭을 물어보세요:',
    calls: tfidfCalls('ko', '등대는 왜 깜박이나요'),
  },

  rnn: {
    title: '기억: 순환 신경망, 1990',
    intro: (parameters, characters) =>
      `순환 신경망은 글자를 하나씩 읽으면서 읽은 것을 벡터 하나에 지니고 갑니다. 세는 것은 없습니다. 글자 ${count(characters)}개를 읽으며 다음 글자에 덜 놀라는 쪽으로 숫자 ${count(parameters)}개를 조금씩 옮깁니다.`,
    lossTitle: '학습: 손실이 줄어든다',
    lossDescription: (from, to) =>
      `학습하는 글과 처음 보는 글의 손실. 글자당 ${decimal(from, 2)}내트에서 ${decimal(to, 2)}내트로.`,
    lossX: '읽은 글자 (천 개)',
    lossY: '손실, 글자당 내트',
    training: '학습하는 글',
    held: '처음 보는 글',
    learned: (from, to) =>
      `방금 지나간 몇 초 사이에, 처음 보는 글의 손실이 글자당 ${decimal(from, 2)}내트에서 ${decimal(to, 2)}내트로 줄었습니다.`,
    notLearned: (from, to) =>
      `처음 보는 글의 손실은 글자당 ${decimal(from, 2)}내트에서 ${decimal(to, 2)}내트가 되었습니다. 이 시간에는 배우지 못했습니다.`,
    samples: '모형이 쓴 글:',
    before: '배우기 전',
    after: '배운 뒤',
    limitTitle: '한계: 잊어버린다',
    limitIntro: (steps) =>
      `${steps}단계 전의 것에서 배우려면, 오차가 곱셈 ${steps}번을 거슬러 돌아가야 합니다. 얼마나 도착할까요?`,
    gradientTitle: '시간을 거슬러 가는 기울기',
    gradientDescription:
      '마지막 단계의 손실에서 나온 기울기의 크기를, 거슬러 간 단계 수에 따라 로그 눈금으로 나타냈습니다.',
    gradientX: '거슬러 간 단계',
    gradientY: '기울기, 마지막 단계에 견주어',
    fades: (steps, share) =>
      `${steps}단계 뒤에는 ${oneIn(share)}만 남습니다. 더 먼 곳에서는 거의 아무것도 배울 수 없습니다. 기울기가 사라진 것입니다.`,
    staysUp: (steps, share) => `${steps}단계 뒤에 ${percent(share, 1)}가 남습니다.`,
    next: '다음 생각: 열린 채로 있을 수 있는 게이트를 기억에 달아 주자.',
    tryIt: '직접 학습시켜 보세요:',
    calls: gradientCalls('ko', ['rnn']),
  },

  lstm: {
    title: '게이트: LSTM, 1997',
    intro:
      '호흐라이터와 슈미트후버의 LSTM은 기억을 칸에 담아 둡니다. 무엇을 쓰고, 지니고, 읽을지는 게이트(문)가 정하고, 그 게이트도 학습으로 얻습니다. 게이트가 열려 있으면 지닌 것은 줄어들지 않고 다음 단계로 넘어갑니다.',
    gradientTitle: '같은 길을 거슬러: 게이트 없이, 게이트를 달고',
    gradientDescription:
      '두 신경망에서 시간을 거슬러 가는 기울기, 로그 눈금. 게이트가 없으면 떨어지고 게이트가 있으면 버팁니다.',
    gatesKeep: (steps, rnn, lstm) =>
      `${steps}단계 뒤에 남은 것은 게이트가 없으면 ${oneIn(rnn)}, 게이트가 있으면 ${oneIn(lstm)}입니다.`,
    gatesLose: (steps, rnn, lstm) =>
      `${steps}단계 뒤에 남은 것은 게이트가 없으면 ${oneIn(rnn)}, 게이트가 있으면 ${oneIn(lstm)}입니다. 여기서는 게이트가 큰 차이를 만들지 못했습니다.`,
    testTitle: '시험: 멀리 떨어진 것의 일치',
    testIntro: (distractors, trials) =>
      `첫 기호가 마지막 기호를 정하고, 그 사이에는 뜻 없는 기호가 ${distractors}개 있습니다. 주어와 서술어 사이에 긴 마디가 낀 문장과 같습니다. 두 신경망은 크기도, 글도, 학습 단계 수도 같고, 시드를 바꾸어 ${trials}번 되풀이합니다. LSTM은 망각 게이트를 열어 둔 채 시작합니다. 찍으면 절반을 맞힙니다.`,
    sequence: '보기',
    columns: ['시드', '보통 RNN', 'LSTM'],
    chance: '평균',
    passes: (rnn, lstm) =>
      `보통 신경망은 ${percent(rnn)}에 그쳐 찍는 것과 다르지 않고, LSTM은 ${percent(lstm)}입니다. 게이트가 정보 한 조각을 끝까지 날랐습니다.`,
    unclear: (rnn, lstm) =>
      `보통 신경망은 ${percent(rnn)}, LSTM은 ${percent(lstm)}입니다. 이번 실행에서는 뚜렷한 차이가 보이지 않습니다.`,
    limitTitle: '한계: 벡터 하나, 한 번에 한 단계',
    limit: (parameters) =>
      `읽은 것은 모두 벡터 하나에 들어가야 하고, 단계마다 앞 단계를 기다려야 합니다. 여기서는 숫자 ${count(parameters)}개가 한 마을의 글을 배웁니다. 그다음에 온 것은 모든 낱말을 한꺼번에 돌아보지만, 그것은 이 둘러보기에 없습니다.`,
    tryIt: '두 기울기를 보세요:',
    calls: gradientCalls('ko', ['rnn', 'lstm']),
  },

  table: {
    title: '글 하나, 모든 모형',
    intro: (characters, bytes, train) =>
      `낱말의 모형과 글자의 모형을 견주는 길은 하나입니다. 같은 글의 글자 하나에 저마다 몇 비트가 드는가? 모두 같은 글자 ${count(train)}개에서 배웠고, 같은 글자 ${count(characters)}개(${count(bytes)}바이트)로 시험을 봅니다. 줄바꿈도 글자입니다.`,
    figureTitle: '처음 보는 같은 글, 모든 모형',
    figureDescription: '모형마다 막대 하나: 처음 보는 같은 글에서 글자당 비트. 짧을수록 좋습니다.',
    figureAxis: '글자당 비트 (작을수록 좋음)',
    names: {
      uniform: '모든 글자를 똑같이',
      unigram: '글자의 횟수',
      hmm: '은닉 마르코프 모형',
      trigram: '글자 3-gram',
      sixgram: '글자 6-gram',
      words: '어절 3-gram',
      rnn: '보통 RNN',
      lstm: 'LSTM',
    },
    silent:
      'ELIZA와 TF-IDF는 여기 없습니다. 대답하고 순위를 매길 뿐 글에 확률을 주지 않으니 잴 것이 없습니다. 어절 모형의 어절은 빈칸으로 나눈 것이고, 모르는 어절은 글자 모형이 한 글자씩 적습니다.',
    unknownCharacters: (unknown, characters) =>
      `글자 ${count(characters)}개 가운데 ${count(unknown)}개는 학습할 때 본 적이 없습니다. 그런 글자에는 모형이 모르는 것에 주는 값에 더해, 모든 모형에 똑같이 16비트가 듭니다. 그래서 글자마다 ${decimal((16 * unknown) / characters, 2)}비트가 아래 명령이 말하는 값에 더해집니다.`,
    counts: (unigram, longest) =>
      `이득은 문맥에서 나옵니다. 문맥이 없으면 ${decimal(unigram, 2)}비트, 다섯 글자가 있으면 ${decimal(longest, 2)}비트입니다.`,
    hiddenStates: (states, unigram, hmm) =>
      `가르치는 이 없이 찾아낸 숨은 상태 ${states}개만으로도 ${decimal(unigram, 2)}비트가 ${decimal(hmm, 2)}비트로 줄어듭니다.`,
    gates: (rnn, lstm) =>
      `게이트에서도 이득이 나옵니다. 유닛의 수가 같을 때 게이트가 없으면 ${decimal(rnn, 2)}비트, 있으면 ${decimal(lstm, 2)}비트입니다.`,
    noGates: (rnn, lstm) =>
      `이렇게 짧은 학습에서는 게이트의 이득이 없습니다. 게이트가 없으면 ${decimal(rnn, 2)}비트, 있으면 ${decimal(lstm, 2)}비트입니다.`,
    best: (name, bits, uniform) =>
      `여기서 가장 좋은 것은 "${name}"입니다. 글자당 ${decimal(bits, 2)}비트가 듭니다. 눈을 감고 찍으면 ${decimal(uniform, 2)}비트가 듭니다.`,
    countingWins:
      '여기서는 세기가 이깁니다. 신경망은 천천히 배우는데 이 글은 작고 학습은 몇 초였습니다. nlp rnn train으로 더 오래 배우게 할 수 있습니다.',
    memoryWins: '몇 초의 학습만으로 기억이 모든 세기를 이겼습니다.',
    end: '둘러보기는 여기까지입니다. 모형은 모두 명령으로 쓸 수 있습니다: nlp help.',
    tryIt: '직접 재 보세요:',
    calls: tableCalls('ko'),
  },
};
